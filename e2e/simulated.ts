import { simulatorsUrl } from "./address.ts";

/** The tests' hand on the simulated world: the routes of `simulators/control.ts`. */

export type JournalEntry = {
  n: number;
  vendor: string;
  operation: string;
  path: string;
  account: string | null;
  token: string | null;
  status: number | null;
  reason: string | null;
};

export type Mail = { id: string; subject: string; text: string; to: string[] };

/** An account of any platform, as the platform shows it. */
export type PlatformAccount = { id: string; platformLabel: string; handle: string; name: string };

/** One of YouTube's, with what it counts. */
export type Channel = PlatformAccount & {
  /** As the platform rounds them, and as they are. */
  subscribers: number;
  exactSubscribers: number;
  publicVideos: number;
};

export type Video = {
  id: string;
  title: string;
  publishedAt: string;
  privacy: "public" | "private" | "unlisted";
  hidesLikes: boolean;
  commentsOff: boolean;
  counts: { views: number; likes: number; comments: number };
};

async function control<Answer>(method: string, route: string, body?: unknown): Promise<Answer> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${simulatorsUrl}/control/${route}`, { method, headers, ...sent });
  if (!response.ok)
    throw new Error(`${method} /control/${route}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

type ChannelAnswer = PlatformAccount & { counts: Omit<Channel, keyof PlatformAccount> };

const asChannel = ({ counts, ...account }: ChannelAnswer): Channel => ({ ...account, ...counts });

/** A small account of the test's own, to be chosen on the consent page of that platform. */
export const addAccount = (id: string, platform: string) =>
  control<PlatformAccount>("POST", "accounts", { id, platform });

export const addChannel = async (id: string) => asChannel(await control("POST", "accounts", { id }));

/** The channel as it is at this moment of the simulated calendar. */
export const channelNow = async (id: string) => asChannel(await control("GET", `accounts/${id}`));

/** What anybody can see of the channel, newest first. */
export async function publicVideos(id: string): Promise<Video[]> {
  const videos = await control<Video[]>("GET", `accounts/${id}/posts`);
  return videos.filter(({ privacy }) => privacy === "public");
}

export const turnOn = (account: string, name: string, settings: object = {}) =>
  control<unknown>("POST", `accounts/${account}/scenarios`, { name, on: true, ...settings });

export const calm = (account: string) => control<unknown>("DELETE", `accounts/${account}/scenarios`);

export const revokeAtPlatform = (account: string) => control<unknown>("POST", `accounts/${account}/revoke`);

/** The platform tells the product of this account, signed as it signs. @returns what the product answered */
export const sendNotice = (account: string, kind: string) =>
  control<{ status: number; body: string }>("POST", `accounts/${account}/notices`, { kind });

export const addDays = (days: number) => control<{ now: string }>("POST", "clock", { addDays: days });

export const addMinutes = (minutes: number) => addDays(minutes / (24 * 60));

export const simulatedNow = async () => new Date((await control<{ now: string }>("GET", "clock")).now);

export const journal = (account: string) => control<JournalEntry[]>("GET", `journal?account=${account}`);

export const mailsTo = (address: string) => control<Mail[]>("GET", `mails?to=${encodeURIComponent(address)}`);

const opened = new Set<string>();

/** The newest mail with this subject that no test has opened yet, once it has come. */
export async function openMail(address: string, subject: string | RegExp): Promise<Mail> {
  const fits = (mail: Mail) =>
    !opened.has(mail.id) &&
    (typeof subject === "string" ? mail.subject === subject : subject.test(mail.subject));
  for (let tries = 0; tries < 200; tries += 1) {
    const mail = (await mailsTo(address)).find(fits);
    if (mail) {
      opened.add(mail.id);
      return mail;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No mail "${subject}" has come for ${address}`);
}

export function codeIn({ text }: Mail): string {
  const code = /^\s+(\d{6})\s*$/m.exec(text)?.[1];
  if (!code) throw new Error("This mail has no code");
  return code;
}

export function linkIn({ text }: Mail): string {
  const link = /^https?:\/\/\S+$/m.exec(text)?.[0];
  if (!link) throw new Error("This mail has no link");
  return link;
}

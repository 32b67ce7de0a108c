import "server-only";
import { env } from "@/lib/env";
import { formatInstant } from "@/lib/format";
import { layOut, type Mail } from "./layout";

/** What each mail needs to be written. */
export interface TemplateData {
  "sign-in": { code: string; secret: string };
  verify: { code: string; secret: string };
  "already-registered": { code: string; secret: string };
  reset: { code: string; secret: string };
  "password-changed": { changedAt: Date };
  "factors-changed": { change: keyof typeof factorChanges; changedAt: Date };
  "export-ready": { expiresAt: Date };
  connections: { items: readonly ConnectionItem[] };
  "disconnect-done": {
    platform: string;
    handle: string;
    receiptCode: string;
    /** Asked for here, or told by the platform. */
    cause: keyof typeof becauseOf;
  };
  restricted: { platform: string; reference: string; contact: string | null };
  "erasure-scheduled": { runAt: Date; receiptCode: string };
  "erasure-done": { receiptCode: string };
}

/** One account that its person must hear of. */
interface ConnectionItem {
  /** As `News.about` in `lib/connections/news.ts`. */
  about: "lost" | "figures" | "grant";
  /** The platform's label. */
  label: string;
  handle: string;
  /** When the figures are deleted, or the grant ends; null where nothing ends. */
  until: Date | null;
}

export type TemplateName = keyof TemplateData;

type Templates = { [Name in TemplateName]: (data: TemplateData[Name]) => Mail };

const becauseOf = {
  asked: () => "",
  "ended-there": (platform: string) => `, because ${platform} told us that the access was ended there`,
  "deletion-asked": (platform: string) =>
    ` and what we held of it is deleted, because ${platform} passed on a request for that`,
} as const;

/** What happened to the second step: the subject, and what it means. */
const factorChanges = {
  "app-added": ["An authenticator app was added", "From now on its code is asked for when you sign in."],
  "app-removed": ["Your authenticator app was removed", "Its codes open nothing any more."],
  "passkey-added": [
    "A passkey was added",
    "It opens your account, and a password or a mail alone no longer does.",
  ],
  "passkey-removed": ["A passkey was removed", "It opens nothing any more."],
  "recovery-codes-renewed": ["New recovery codes were made", "The old ones open nothing any more."],
  "recovery-code-used": [
    "A recovery code was used to sign in",
    "It opens nothing any more; the other ones still do.",
  ],
} as const;

const notYou = "If this was not you, do nothing: without this mail nobody gets in.";

const templates: Templates = {
  "sign-in": ({ code, secret }) =>
    layOut({
      subject: "Your sign-in code",
      class: "security",
      paragraphs: ["Type this code on the page where you asked for it. It works for ten minutes, once."],
      code,
      button: { label: "Sign in", url: page("/verify", { secret }) },
      closing: ["The button works only in the browser that asked for it.", notYou],
    }),
  verify: ({ code, secret }) =>
    layOut({
      subject: "Confirm your address",
      class: "security",
      paragraphs: ["Type this code on the page where you signed up. It works for 24 hours, once."],
      code,
      button: { label: "Confirm this address", url: page("/verify", { secret }) },
      closing: [
        "Opened in another browser, the button confirms the address as well, but forgets a password that was set elsewhere.",
        "If you did not sign up, do nothing: the account stays closed.",
      ],
    }),
  "already-registered": ({ code, secret }) =>
    layOut({
      subject: "You already have an account",
      class: "security",
      paragraphs: [
        "Somebody, probably you, signed up with this address. It has an account already, and nothing about it was changed.",
        "To sign in, type this code on the page where you signed up. It works for ten minutes, once.",
      ],
      code,
      button: { label: "Sign in", url: page("/verify", { secret }) },
      closing: ["The button works only in the browser that asked for it.", notYou],
    }),
  reset: ({ code, secret }) =>
    layOut({
      subject: "Set a new password",
      class: "security",
      paragraphs: ["Type this code on the page where you asked for it. It works for ten minutes, once."],
      code,
      button: { label: "Set a new password", url: page("/reset", { secret }) },
      closing: ["The button works only in the browser that asked for it.", notYou],
    }),
  "password-changed": ({ changedAt }) =>
    layOut({
      subject: "Your password was changed",
      class: "security",
      paragraphs: [
        `The password of your account was changed on ${instant(changedAt)}. All other sessions were signed out.`,
        "If this was not you, set a new password now. That signs out everybody else.",
      ],
      button: { label: "Set a new password", url: page("/reset") },
    }),
  "factors-changed": ({ change, changedAt }) => {
    const [subject, meaning] = factorChanges[change];
    return layOut({
      subject,
      class: "security",
      paragraphs: [
        `This happened on ${instant(changedAt)}. ${meaning}`,
        "If this was not you, set a new password and look at what opens your account. That signs out everybody else.",
      ],
      button: { label: "Look at your security settings", url: page("/settings/security") },
      closing: [`Set a new password: ${page("/reset")}`],
    });
  },
  "export-ready": ({ expiresAt }) =>
    layOut({
      subject: "Your export is ready",
      class: "account",
      paragraphs: [`You can download the copy of your data until ${instant(expiresAt)}.`],
      button: { label: "Go to the export", url: page("/privacy/export") },
      closing: ["You will be asked to sign in. You can also delete the copy there at any time."],
    }),
  connections: ({ items }) => {
    const ends = items.flatMap(({ until }) => until ?? []).toSorted((a, b) => a.getTime() - b.getTime());
    const [first] = ends;
    const what = items.length === 1 ? (items[0]?.label ?? "") : `${items.length} accounts`;
    return layOut({
      subject: first
        ? `Reconnect ${what} by ${instant(first)}`
        : `${items.length === 1 ? `${items[0]?.label} no longer lets` : "Platforms no longer let"} us read ${items.length === 1 ? items[0]?.handle : what}`,
      class: "connection",
      paragraphs: items.map(connectionWords),
      button: { label: "Reconnect", url: page("/connections") },
      closing: [`To keep a copy of the figures first, ask for an export: ${page("/privacy/export")}`],
    });
  },
  "disconnect-done": ({ platform, handle, receiptCode, cause }) =>
    layOut({
      subject: `${platform} is disconnected`,
      class: "receipts",
      paragraphs: [
        `${handle} on ${platform} is disconnected${becauseOf[cause](platform)}. The receipt says what ${platform} confirmed and what was destroyed here.`,
      ],
      code: receiptCode,
      button: { label: "See the receipt", url: page(`/receipts/${receiptCode}`) },
    }),
  restricted: ({ platform, reference, contact }) =>
    layOut({
      subject: "Nothing is read for you until your age is cleared up",
      class: "legal",
      paragraphs: [
        `${platform} told us that the age of your account there changed, and Tallyglass is for people of 16 and older. The figures of that account are deleted, and no account of yours is read or can be connected until this is cleared up.`,
        "You can still sign in, export your data and delete it. Some platforms want their access confirmed every 30 days: their figures end after that time without it.",
        contact
          ? `If you are 16 or older, write to ${contact} and name this reference: ${reference}`
          : `If you are 16 or older, write to whoever runs this server and name this reference: ${reference}`,
      ],
      button: { label: "Export or delete your data", url: page("/privacy") },
    }),
  "erasure-scheduled": ({ runAt, receiptCode }) =>
    layOut({
      subject: "Your account will be deleted",
      class: "receipts",
      paragraphs: [
        `Your account is frozen, its platform connections are being revoked, and everything will be deleted on ${instant(runAt)}.`,
        "Until then you can change your mind: sign in and choose to keep the account. Connections must be granted again.",
        "This is the code of your receipt. It works without an account.",
      ],
      code: receiptCode,
      button: { label: "Keep my account", url: page("/privacy/delete") },
      closing: [`Status: ${page(`/receipts/${receiptCode}`)}`],
    }),
  "erasure-done": ({ receiptCode }) =>
    layOut({
      subject: "Your account is deleted",
      class: "receipts",
      paragraphs: [
        "Everything about you was deleted, and this is the last mail to this address. The receipt says what was deleted, when and how.",
      ],
      code: receiptCode,
      button: { label: "See the receipt", url: page(`/receipts/${receiptCode}`) },
    }),
};

/** Writes a mail. */
export function compose<Name extends TemplateName>(template: Name, data: TemplateData[Name]): Mail {
  return templates[template](data);
}

function connectionWords({ about, label, handle, until }: ConnectionItem): string {
  const who = `${handle} on ${label}`;
  const by = until ? instant(until) : "";
  if (about === "grant") {
    return `${who}: the access you gave us ends on ${by}, and only you can renew it. Reconnect before then, and no day is missed; the figures so far stay as they are.`;
  }
  if (about === "figures") {
    return `${who}: for weeks ${label} has not confirmed that we may read it. Unless it does, or you reconnect, by ${by}, its rules make us delete the figures then.`;
  }
  return until
    ? `${who}: ${label} no longer lets us read it. Nothing new is collected. Reconnect by ${by}, or ${label}'s rules make us delete its figures then.`
    : `${who}: ${label} no longer lets us read it. Nothing new is collected. The figures collected so far stay, as you chose. Reconnect to go on.`;
}

function page(path: string, query: Record<string, string> = {}): string {
  const url = new URL(path, env.APP_URL);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

function instant(at: Date): string {
  return formatInstant(at, "UTC");
}

import type { Account, AccountBook } from "../accounts.ts";
import type { Feed, Level } from "../dataset.ts";
import { fingerprint } from "../fingerprint.ts";
import type { Theme } from "../titles.ts";

/** What a person at Google can choose on the consent page: a channel, or a Google account that has none. */
export type YoutubeAccount = Account & { channel: Channel | null };

export type Owner = YoutubeAccount & { channel: Channel };

export function hasChannel(account: YoutubeAccount): account is Owner {
  return account.channel !== null;
}

export type Channel = {
  id: string;
  title: string;
  handle: string;
  description: string;
  country: string;
  publishedAt: string;
  hidesSubscribers: boolean;
  subscribers: Level;
  /** Views of everything published before `uploads` begins. */
  olderViews: Level;
  uploads: Omit<Feed, "idOf"> & {
    theme: Theme;
    /** Whether some uploads are private or unlisted, which only the owner's token lists. */
    withPrivate: boolean;
  };
};

type ChannelDraft = Omit<Channel, "id" | "description" | "country" | "hidesSubscribers"> &
  Partial<Pick<Channel, "hidesSubscribers">>;

const descriptions: Record<Theme, string> = {
  workshop: "Repairs, joints and patience. A new project every week.",
  journey: "Slow travel by train and on foot.",
  kitchen: "Bread, preserves and small mistakes.",
  ledger: "Money explained without shouting.",
  science: "One question a day, answered with an experiment.",
  music: "Songs recorded in one take.",
};

function channel(accountId: string, draft: ChannelDraft): Channel {
  return {
    hidesSubscribers: false,
    ...draft,
    id: `UC${fingerprint(`channel ${accountId}`, 22)}`,
    description: descriptions[draft.uploads.theme],
    country: "GB",
  };
}

const builtIn: readonly YoutubeAccount[] = [
  {
    id: "creator",
    email: "creator@tallyglass.test",
    person: "Robin Vale",
    channel: channel("creator", {
      title: "Atlas Makes",
      handle: "@atlasmakes",
      publishedAt: "2019-03-04T16:20:11Z",
      // Ten times the measured channel: every count returned keeps the measured three digits.
      subscribers: { curve: "subscribers-long", atEnd: 41_600 },
      olderViews: { curve: "channel-plain-views", atEnd: 3_204_815 },
      uploads: {
        theme: "workshop",
        daysBeforeEnd: 552,
        everyDays: 6.8,
        typicalViews: 18_000,
        withPrivate: true,
      },
    }),
  },
  {
    id: "creator-brand",
    email: "creator@tallyglass.test",
    person: "Robin Vale",
    channel: channel("creator-brand", {
      title: "Atlas Field Notes",
      handle: "@atlasfieldnotes",
      publishedAt: "2023-09-18T09:02:45Z",
      subscribers: { curve: "channel-growing-subscribers", atEnd: 4_170 },
      olderViews: { curve: "channel-growing-views", atEnd: 416_251 },
      uploads: {
        theme: "journey",
        daysBeforeEnd: 460,
        everyDays: 15,
        typicalViews: 2_100,
        withPrivate: false,
      },
    }),
  },
  {
    id: "fresh",
    email: "fresh@tallyglass.test",
    person: "Juniper Hale",
    channel: channel("fresh", {
      title: "Juniper Bakes",
      handle: "@juniperbakes",
      publishedAt: "2024-11-02T11:47:30Z",
      subscribers: { curve: "channel-small-subscribers", atEnd: 697 },
      olderViews: { curve: "channel-small-views", atEnd: 48_082 },
      uploads: { theme: "kitchen", daysBeforeEnd: 75, everyDays: 8, typicalViews: 320, withPrivate: false },
    }),
  },
  {
    id: "hidden",
    email: "hidden@tallyglass.test",
    person: "Wren Okafor",
    channel: channel("hidden", {
      title: "Quiet Ledger",
      handle: "@quietledger",
      publishedAt: "2021-01-15T08:00:00Z",
      hidesSubscribers: true,
      subscribers: { curve: "channel-lively-subscribers", atEnd: 9_120 },
      olderViews: { curve: "channel-lively-views", atEnd: 560_356 },
      uploads: {
        theme: "ledger",
        daysBeforeEnd: 200,
        everyDays: 10,
        typicalViews: 5_000,
        withPrivate: false,
      },
    }),
  },
  { id: "no-channel", email: "no-channel@tallyglass.test", person: "Sam Ode", channel: null },
  {
    id: "big",
    email: "big@tallyglass.test",
    person: "Imani Castell",
    channel: channel("big", {
      title: "Orbit Daily",
      handle: "@orbitdaily",
      publishedAt: "2014-06-09T18:30:00Z",
      subscribers: { curve: "channel-steady-subscribers", atEnd: 1_234_567 },
      olderViews: { curve: "channel-steady-views", atEnd: 182_450_119 },
      uploads: {
        theme: "science",
        daysBeforeEnd: 1_400,
        everyDays: 3.5,
        typicalViews: 240_000,
        withPrivate: true,
      },
    }),
  },
];

function spare(id: string): YoutubeAccount {
  const share = Number.parseInt(fingerprint(`share ${id}`, 6, "hex"), 16) / 0xffffff;
  return {
    id,
    email: `${id}@tallyglass.test`,
    person: `Person ${id}`,
    channel: channel(id, {
      title: `Channel ${id}`,
      handle: `@${id}`,
      publishedAt: "2022-02-22T22:22:22Z",
      subscribers: { curve: "channel-plain-subscribers", atEnd: 5_510 },
      olderViews: { curve: "channel-plain-views", atEnd: 554_674 },
      uploads: {
        theme: "music",
        daysBeforeEnd: 120,
        everyDays: 9,
        typicalViews: 1_000 + Math.round(share * 4_000),
        withPrivate: true,
      },
    }),
  };
}

export const youtubeAccounts: AccountBook<YoutubeAccount> = { builtIn, spare };

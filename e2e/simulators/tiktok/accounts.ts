import type { Account, AccountBook } from "../accounts.ts";
import type { Feed, Level } from "../dataset.ts";
import { fingerprint } from "../fingerprint.ts";
import type { Theme } from "../titles.ts";

export type TiktokAccount = Account & {
  /** Of this account and this app. */
  openId: string;
  displayName: string;
  username: string;
  followers: Level;
  following: Level;
  /** Likes of everything published before `videos` begins. */
  olderLikes: number;
  videos: Omit<Feed, "idOf"> & {
    theme: Theme;
    /** Whether some videos are for friends or nobody: no list shows them, and pages are short where they would stand. */
    withPrivate: boolean;
  };
};

type Draft = Omit<TiktokAccount, "openId">;

const account = (draft: Draft): TiktokAccount => ({
  ...draft,
  openId: `-000${fingerprint(`tiktok ${draft.id}`, 32).replaceAll("-", "x")}`,
});

const builtIn: readonly TiktokAccount[] = [
  account({
    id: "tiktok-creator",
    email: "creator@tallyglass.test",
    person: "Robin Vale",
    displayName: "Atlas Makes",
    username: "atlas.makes",
    followers: { curve: "channel-lively-subscribers", atEnd: 128_430 },
    following: { curve: "channel-small-subscribers", atEnd: 214 },
    olderLikes: 912_400,
    videos: {
      theme: "workshop",
      daysBeforeEnd: 430,
      everyDays: 1.6,
      typicalViews: 31_000,
      withPrivate: true,
    },
  }),
  account({
    id: "tiktok-small",
    email: "fresh@tallyglass.test",
    person: "Juniper Hale",
    displayName: "Juniper Bakes",
    username: "juniperbakes",
    followers: { curve: "channel-small-subscribers", atEnd: 1_873 },
    following: { curve: "channel-small-subscribers", atEnd: 96 },
    olderLikes: 0,
    videos: { theme: "kitchen", daysBeforeEnd: 60, everyDays: 5, typicalViews: 900, withPrivate: false },
  }),
];

function spare(id: string): TiktokAccount {
  const share = Number.parseInt(fingerprint(`share ${id}`, 6, "hex"), 16) / 0xffffff;
  return account({
    id,
    email: `${id}@tallyglass.test`,
    person: `Person ${id}`,
    displayName: `Person ${id}`,
    username: id.replaceAll("-", "_"),
    followers: { curve: "channel-plain-subscribers", atEnd: 3_300 + Math.round(share * 5_000) },
    following: { curve: "channel-small-subscribers", atEnd: 120 },
    olderLikes: 4_100,
    videos: { theme: "music", daysBeforeEnd: 90, everyDays: 3, typicalViews: 2_400, withPrivate: true },
  });
}

export const tiktokAccounts: AccountBook<TiktokAccount> = { builtIn, spare };

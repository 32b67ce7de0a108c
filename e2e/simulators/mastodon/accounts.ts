import type { Account, AccountBook } from "../accounts.ts";
import type { Feed, Level } from "../dataset.ts";
import { pick } from "../fingerprint.ts";
import type { Theme } from "../titles.ts";

export type MastodonAccount = Account & {
  /** The server's number for it. */
  number: string;
  username: string;
  displayName: string;
  followers: Level;
  following: number;
  writes: Omit<Feed, "idOf"> & { theme: Theme };
};

const numberOf = (id: string) => `${109_000_000 + pick(`mastodon account ${id}`, 900_000)}`;

const builtIn: readonly MastodonAccount[] = [
  {
    id: "creator-mastodon",
    email: "creator@tallyglass.test",
    person: "Robin Vale",
    number: numberOf("creator-mastodon"),
    username: "atlasmakes",
    displayName: "Atlas Makes",
    followers: { curve: "channel-growing-subscribers", atEnd: 3_286 },
    following: 214,
    writes: { theme: "workshop", daysBeforeEnd: 470, everyDays: 4.1, typicalViews: 1_900 },
  },
  {
    id: "fresh-mastodon",
    email: "fresh@tallyglass.test",
    person: "Juniper Hale",
    number: numberOf("fresh-mastodon"),
    username: "juniperbakes",
    displayName: "Juniper Bakes",
    followers: { curve: "channel-small-subscribers", atEnd: 141 },
    following: 96,
    writes: { theme: "kitchen", daysBeforeEnd: 60, everyDays: 6, typicalViews: 140 },
  },
];

function spare(id: string): MastodonAccount {
  return {
    id,
    email: `${id}@tallyglass.test`,
    person: `Person ${id}`,
    number: numberOf(id),
    username: id.replaceAll("-", "_"),
    displayName: `Account ${id}`,
    followers: { curve: "channel-plain-subscribers", atEnd: 551 },
    following: 40 + pick(`following ${id}`, 400),
    writes: { theme: "music", daysBeforeEnd: 120, everyDays: 7, typicalViews: 600 },
  };
}

export const mastodonAccounts: AccountBook<MastodonAccount> = { builtIn, spare };

import { createHash } from "node:crypto";
import type { Account, AccountBook } from "../accounts.ts";
import type { Feed, Level } from "../dataset.ts";
import type { Theme } from "../titles.ts";

export type InstagramAccount = Account & {
  /** As our app knows it: what `/me` calls `id`, the token reply and the notices `user_id`. */
  scopedId: string;
  /** The professional account's own id, which `/me` calls `user_id`. */
  professionalId: string;
  username: string;
  /** A personal account cannot be linked. */
  type: "MEDIA_CREATOR" | "BUSINESS" | "PERSONAL";
  /** It was professional when the person consented, and is personal now. */
  wasProfessional: boolean;
  followers: Level;
  follows: number;
  feed: Omit<Feed, "idOf"> & { theme: Theme };
  hidesLikes: boolean;
  /** Days before the end of the calendar on which somebody mistyped the count of followers, and what they typed. */
  misread: Record<number, (followers: number) => number>;
};

/** So many digits, the same for the same text, after the beginning that such ids have. */
export function digitsOf(text: string, beginning: string, length: number): string {
  const digits = BigInt(`0x${createHash("sha256").update(text).digest("hex")}`).toString();
  return beginning + digits.slice(0, length - beginning.length);
}

const usual = { type: "MEDIA_CREATOR", wasProfessional: false, hidesLikes: false, misread: {} } as const;

type Draft = Omit<InstagramAccount, "scopedId" | "professionalId" | keyof typeof usual | "email"> &
  Partial<Pick<InstagramAccount, keyof typeof usual | "email">>;

function account(draft: Draft): InstagramAccount {
  return {
    email: `${draft.id}@tallyglass.test`,
    // 17 digits and more than 2^53: as a number its end is lost.
    scopedId: digitsOf(`scoped ${draft.id}`, "27", 17),
    professionalId: digitsOf(`professional ${draft.id}`, "17841", 17),
    ...usual,
    ...draft,
  };
}

/** The typing errors of which the measured series tells: a digit struck twice, a digit left out. */
const doubled = (followers: number) => Number(`${followers}${followers % 10}`);
const shortened = (followers: number) => Math.floor(followers / 10);

const builtIn: readonly InstagramAccount[] = [
  account({
    id: "ig-creator",
    email: "creator@tallyglass.test",
    person: "Robin Vale",
    username: "atlasmakes",
    followers: { curve: "instagram-followers-monthly", atEnd: 12_364 },
    follows: 512,
    feed: { theme: "workshop", daysBeforeEnd: 900, everyDays: 3.7, typicalViews: 9_000 },
  }),
  account({
    id: "ig-hidden",
    person: "Wren Okafor",
    username: "quiet.ledger",
    type: "BUSINESS",
    followers: { curve: "instagram-followers-monthly", atEnd: 4_120 },
    follows: 88,
    feed: { theme: "ledger", daysBeforeEnd: 300, everyDays: 6, typicalViews: 2_400 },
    hidesLikes: true,
  }),
  account({
    id: "ig-misread",
    person: "Noor Lindqvist",
    username: "night.train.notes",
    followers: { curve: "instagram-followers-daily", atEnd: 1_244 },
    follows: 203,
    feed: { theme: "journey", daysBeforeEnd: 500, everyDays: 9, typicalViews: 700 },
    misread: { 203: doubled, 96: shortened, 12: doubled },
  }),
  account({
    id: "ig-personal",
    person: "Sam Ode",
    username: "sam.at.home",
    type: "PERSONAL",
    followers: { curve: "instagram-followers-monthly", atEnd: 140 },
    follows: 151,
    feed: { theme: "kitchen", daysBeforeEnd: 60, everyDays: 20, typicalViews: 80 },
  }),
  account({
    id: "ig-former",
    person: "Ines Marlow",
    username: "ines.was.here",
    type: "PERSONAL",
    wasProfessional: true,
    followers: { curve: "instagram-followers-monthly", atEnd: 310 },
    follows: 97,
    feed: { theme: "journey", daysBeforeEnd: 90, everyDays: 15, typicalViews: 120 },
  }),
];

/** A small professional account made on request, so that each test can have one of its own. */
function spare(id: string): InstagramAccount {
  return account({
    id,
    person: `Person ${id}`,
    username: id.replaceAll("-", "."),
    followers: { curve: "instagram-followers-monthly", atEnd: 2_472 },
    follows: 64,
    feed: { theme: "music", daysBeforeEnd: 120, everyDays: 9, typicalViews: 1_800 },
  });
}

export const instagramAccounts: AccountBook<InstagramAccount> = { builtIn, spare };

import type { Newcomer } from "./sign-up.ts";

/** Something that happens in the demo so many days before its end: a switch thrown, or a person's own step. */
export type Event = { daysLeft: number } & (
  | { turn: string; on?: boolean; settings?: Record<string, string> }
  | { does: "connect" | "pause" | "disconnect" | "sync" }
);

/** An account and what befalls it; connected with its person where no event says when. */
export interface Linked {
  platform: string;
  /** A simulated account's id; a small one is made where there is none. */
  account: string;
  /** The scopes left ticked; all of them where it says nothing. */
  scopes?: readonly string[];
  events?: readonly Event[];
}

export interface Player extends Required<Newcomer> {
  label: string;
  /** Works for the operator: has an authenticator app, and this role. */
  staffRole?: string;
  /** Signs up so many days before the end of the replay. */
  arrives: number;
  accounts: readonly Linked[];
}

export const historyDays = 400;

/**
 * Robin has the whole history; Wren's accounts show every state of a connection and of a value; Juniper has come today.
 */
export const robin: Player = {
  label: "Robin, 400 days of history on every platform",
  email: "creator@tallyglass.test",
  password: "quiet-harbour-forty-lamps",
  name: "Robin Vale",
  arrives: historyDays,
  accounts: [
    {
      platform: "youtube",
      account: "creator",
      // Three days without an answer leave a gap to look at; its reason is kept with it.
      events: [
        { daysLeft: 151, turn: "outage-503" },
        { daysLeft: 148, turn: "outage-503", on: false },
      ],
    },
    { platform: "instagram", account: "ig-creator" },
    { platform: "tiktok", account: "tiktok-creator" },
    { platform: "mastodon", account: "creator-mastodon" },
  ],
};

export const wren: Player = {
  label: "Wren, every state of a connection and of a value",
  email: "states@tallyglass.test",
  password: "nine-violet-anchors-drift",
  name: "Wren Okafor",
  arrives: 40,
  accounts: [
    // A count hidden by its owner; one that jumps away and comes back.
    { platform: "youtube", account: "hidden" },
    { platform: "instagram", account: "ig-misread" },
    // One box left unticked: counts are read, posts are not.
    {
      platform: "tiktok",
      account: "states-partly",
      scopes: ["user.info.basic", "user.info.profile", "user.info.stats"],
    },
    { platform: "instagram", account: "states-paused", events: [{ daysLeft: 6, does: "pause" }] },
    { platform: "youtube", account: "states-revoked", events: [{ daysLeft: 3, turn: "revoked" }] },
    {
      platform: "youtube",
      account: "states-expiring",
      events: [
        { daysLeft: 4, turn: "time-limited-grant" },
        { daysLeft: 4, does: "connect" },
      ],
    },
    { platform: "instagram", account: "states-left", events: [{ daysLeft: 2, does: "disconnect" }] },
    { platform: "mastodon", account: "states-silent", events: [{ daysLeft: 1, turn: "outage-503" }] },
    {
      platform: "tiktok",
      account: "states-limited",
      events: [
        { daysLeft: 0, turn: "rate-limited-429", settings: { retryAfter: "3600" } },
        { daysLeft: 0, does: "sync" },
      ],
    },
    {
      platform: "mastodon",
      account: "states-leaving",
      events: [
        { daysLeft: 0, turn: "silent-revoke", settings: { as: "503" } },
        { daysLeft: 0, does: "disconnect" },
      ],
    },
  ],
};

export const juniper: Player = {
  label: "Juniper, connected today",
  email: "fresh@tallyglass.test",
  password: "slow-paper-lantern-tide",
  name: "Juniper Hale",
  arrives: 0,
  accounts: [
    { platform: "youtube", account: "fresh" },
    { platform: "tiktok", account: "tiktok-small" },
  ],
};

export const marlow: Player = {
  label: "Marlow, staff owner: /admin",
  email: "staff@tallyglass.test",
  password: "northern-copper-window-tea",
  name: "Marlow Reyes",
  staffRole: "owner",
  arrives: 1,
  accounts: [],
};

export const cast = [robin, wren, juniper, marlow];

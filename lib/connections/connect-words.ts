import "server-only";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import type { ConnectOutcome } from "./connect-outcome";

/** A code short enough for an address, in which nothing personal can stand. */
export const connectNotices = [
  "connected",
  "reconnected",
  "denied",
  "state-unknown",
  "state-used",
  "state-expired",
  "state-foreign",
  "scope-missing",
  "no-account",
  "other-account",
  "linked-elsewhere",
  "granted-by-other",
  "still-leaving",
  "unavailable",
  "refused",
] as const;

export type ConnectNotice = (typeof connectNotices)[number];

interface NoticeWords {
  tone: "good" | "neutral" | "warn" | "danger";
  title: string;
  text: string;
}

export function noticeOf(outcome: ConnectOutcome): ConnectNotice {
  if (outcome.kind !== "connected") return outcome.kind;
  return outcome.isNew ? "connected" : "reconnected";
}

interface NoticeDetail {
  /** The scopes that were not granted. */
  missing?: readonly string[];
  /** Of the account that was to be connected again, and of the one that came. */
  names?: { wanted: string; found: string } | null;
}

/** What happened, what is safe, what to do. */
export function noticeWords(
  notice: ConnectNotice,
  { label, words, scopes, permissionsUrl, requirement }: PlatformDescriptor,
  { missing = [], names = null }: NoticeDetail = {},
): NoticeWords {
  const again = `Press “Connect ${label}” to try again.`;
  const kept = "Nothing was stored.";
  const inPart: Pick<NoticeWords, "tone" | "text"> | false = missing.length > 0 && {
    tone: "warn",
    text: `${missingWords(scopes, missing)} The rest is read. Press “Reconnect” and leave every box ticked to have all of it.`,
  };
  const table: Record<ConnectNotice, NoticeWords> = {
    connected: {
      tone: "good",
      title: `${label} is connected`,
      text: `The first reading has begun: your ${words.posts} appear as they arrive, and one point a day is added from today.`,
      ...inPart,
    },
    reconnected: {
      tone: "good",
      title: `${label} is connected again`,
      text: "The history of this account was kept and goes on from here.",
      ...inPart,
    },
    denied: {
      tone: "neutral",
      title: `${label} was not connected`,
      text: `You chose not to allow it. ${kept} ${again}`,
    },
    "state-unknown": {
      tone: "warn",
      title: "This link was not begun by you here",
      text: `It does not belong to your session, so it was refused. ${kept} ${again}`,
    },
    "state-used": {
      tone: "neutral",
      title: "This link was used already",
      text: `If the account stands below, all is well. Otherwise: ${again}`,
    },
    "state-expired": {
      tone: "neutral",
      title: "This link took longer than ten minutes",
      text: `For safety it no longer counts. ${kept} ${again}`,
    },
    "state-foreign": {
      tone: "warn",
      title: "This link was begun in another browser or session",
      text: `It must end where it began. ${kept} ${again}`,
    },
    "scope-missing": {
      tone: "warn",
      title: "A permission is missing",
      text: `${missingWords(scopes, missing)} ${kept} ${again} Leave the box ticked this time.`,
    },
    "no-account": {
      tone: "warn",
      title: `There is no ${label} account to read`,
      text: `You allowed it, but ${label} shows no account of yours that has public counts. ${requirement?.text ?? "Create one there, or choose another of your accounts."} ${kept} ${again}`,
    },
    "other-account": {
      tone: "warn",
      title: "That was another account",
      text: `${otherWords(label, names)} ${kept} At ${label}, change to the right account first, then press “Reconnect” again. To follow the other one as well, press “Connect ${label}”.`,
    },
    "linked-elsewhere": {
      tone: "warn",
      title: "This account is linked in another workspace",
      text: `An account can be linked in one workspace only. Look whether you have a second sign-in here, or ask the people you work with; in that workspace it can be disconnected under Connections. ${kept}`,
    },
    "granted-by-other": {
      tone: "warn",
      title: "Another member of this workspace linked this account",
      text: `Only they can grant it anew. ${kept}`,
    },
    "still-leaving": {
      tone: "neutral",
      title: "The earlier connection is still being ended",
      text: `${label} has not confirmed yet that it is revoked, and ending it now could end a new one too. Try again when its receipt is complete. ${kept}`,
    },
    unavailable: {
      tone: "warn",
      title: `${label} did not answer`,
      text: `Nothing is lost and nothing was stored. Try again in a few minutes.`,
    },
    refused: {
      tone: "danger",
      title: `${label} did not complete the connection`,
      text: `Its answer could not be used. ${kept} ${again} What you allowed there can be seen and ended at ${permissionsUrl}.`,
    },
  };
  return table[notice];
}

function otherWords(label: string, names: NoticeDetail["names"]): string {
  return names
    ? `You wanted to connect ${names.wanted} again, and ${label} answered for ${names.found}. Histories of two accounts must not run into one.`
    : `${label} answered for another account than the one to be connected again.`;
}

function missingWords(scopes: PlatformDescriptor["scopes"], missing: readonly string[]): string {
  const named = scopes.filter(({ scope }) => missing.includes(scope));
  return (named.length > 0 ? named : scopes)
    .map(({ scope, allows, without }) => `“${allows}” (${scope}) was not granted. ${without}`)
    .join(" ");
}

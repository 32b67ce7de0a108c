import "server-only";
import { t } from "@/lib/language/t";
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
  "not-allowed",
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
  { label: platform, words, scopes, permissionsUrl, requirement }: PlatformDescriptor,
  { missing = [], names = null }: NoticeDetail = {},
): NoticeWords {
  const again = t("Press “Connect {platform}” to try again.", { platform });
  const kept = t("Nothing was stored.");
  const inPart: Pick<NoticeWords, "tone" | "text"> | false = missing.length > 0 && {
    tone: "warn",
    text: sentences(
      missingWords(scopes, missing),
      t("The rest is read. Press “Reconnect” and leave every box ticked to have all of it."),
    ),
  };
  const table: Record<ConnectNotice, NoticeWords> = {
    connected: {
      tone: "good",
      title: t("{platform} is connected", { platform }),
      text: t(
        "The first reading has begun: your {posts} appear as they arrive, and one point a day is added from today.",
        { posts: words.posts },
      ),
      ...inPart,
    },
    reconnected: {
      tone: "good",
      title: t("{platform} is connected again", { platform }),
      text: t("The history of this account was kept and goes on from here."),
      ...inPart,
    },
    denied: {
      tone: "neutral",
      title: t("{platform} was not connected", { platform }),
      text: sentences(t("You chose not to allow it."), kept, again),
    },
    "state-unknown": {
      tone: "warn",
      title: t("This link was not begun by you here"),
      text: sentences(t("It does not belong to your session, so it was refused."), kept, again),
    },
    "state-used": {
      tone: "neutral",
      title: t("This link was used already"),
      text: t(
        "If the account stands below, all is well. Otherwise: Press “Connect {platform}” to try again.",
        { platform },
      ),
    },
    "state-expired": {
      tone: "neutral",
      title: t("This link took longer than ten minutes"),
      text: sentences(t("For safety it no longer counts."), kept, again),
    },
    "state-foreign": {
      tone: "warn",
      title: t("This link was begun in another browser or session"),
      text: sentences(t("It must end where it began."), kept, again),
    },
    "scope-missing": {
      tone: "warn",
      title: t("A permission is missing"),
      text: sentences(missingWords(scopes, missing), kept, again, t("Leave the box ticked this time.")),
    },
    "no-account": {
      tone: "warn",
      title: t("There is no {platform} account to read", { platform }),
      text: sentences(
        t("You allowed it, but {platform} shows no account of yours that has public counts.", { platform }),
        requirement?.text ?? t("Create one there, or choose another of your accounts."),
        kept,
        again,
      ),
    },
    "other-account": {
      tone: "warn",
      title: t("That was another account"),
      text: sentences(
        otherWords(platform, names),
        kept,
        t(
          "At {platform}, change to the right account first, then press “Reconnect” again. To follow the other one as well, press “Connect {platform}”.",
          { platform },
        ),
      ),
    },
    "linked-elsewhere": {
      tone: "warn",
      title: t("This account is linked in another workspace"),
      text: sentences(
        t(
          "An account can be linked in one workspace only. Look whether you have a second sign-in here, or ask the people you work with; in that workspace it can be disconnected under Connections.",
        ),
        kept,
      ),
    },
    "granted-by-other": {
      tone: "warn",
      title: t("Another member of this workspace linked this account"),
      text: sentences(t("Only they can grant it anew."), kept),
    },
    "not-allowed": {
      tone: "warn",
      title: t("You may not link accounts there any more"),
      text: sentences(
        t("While you were at {platform} the owner of the workspace removed you or gave you another role.", {
          platform,
        }),
        kept,
      ),
    },
    "still-leaving": {
      tone: "neutral",
      title: t("The earlier connection is still being ended"),
      text: sentences(
        t(
          "{platform} has not confirmed yet that it is revoked, and ending it now could end a new one too. Try again when its receipt is complete.",
          { platform },
        ),
        kept,
      ),
    },
    unavailable: {
      tone: "warn",
      title: t("{platform} did not answer", { platform }),
      text: t("Nothing is lost and nothing was stored. Try again in a few minutes."),
    },
    refused: {
      tone: "danger",
      title: t("{platform} did not complete the connection", { platform }),
      text: sentences(
        t("Its answer could not be used."),
        kept,
        again,
        t("What you allowed there can be seen and ended at {address}.", { address: permissionsUrl }),
      ),
    },
  };
  return table[notice];
}

const sentences = (...all: string[]) => all.join(" ");

function otherWords(platform: string, names: NoticeDetail["names"]): string {
  return names
    ? t(
        "You wanted to connect {wanted} again, and {platform} answered for {found}. Histories of two accounts must not run into one.",
        { ...names, platform },
      )
    : t("{platform} answered for another account than the one to be connected again.", { platform });
}

function missingWords(scopes: PlatformDescriptor["scopes"], missing: readonly string[]): string {
  const named = scopes.filter(({ scope }) => missing.includes(scope));
  return (named.length > 0 ? named : scopes)
    .map(({ scope, allows, without }) =>
      sentences(t("“{allows}” ({scope}) was not granted.", { allows, scope }), without),
    )
    .join(" ");
}

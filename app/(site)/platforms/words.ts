import { formatCount } from "@/lib/format";
import { currentLanguage } from "@/lib/language/current";
import { t } from "@/lib/language/t";
import type { Allowance, PlatformDescriptor } from "@/lib/platforms/types";

type Of = PlatformDescriptor;

/** Each is a sentence or two, made of what reading, deleting and showing work by. */

export function precisionOf({ followerDigits, words }: Of): string {
  return followerDigits === null
    ? t("All counts are exact.")
    : t("Counts of {followers} are cut down to {digits} digits by the platform; all others are exact.", {
        followers: words.followers,
        digits: followerDigits,
      });
}

export function rhythmOf({ readEveryHours, words }: Of): string {
  const { posts } = words;
  return readEveryHours === 24
    ? t(
        "The account once a day; the last good reading of a UTC day stays. Each of the {posts} daily for 35 days, weekly for a year, then every 28 days.",
        { posts },
      )
    : t(
        "The account every {hours} hours; the last good reading of a UTC day stays. Each of the {posts} daily for 35 days, weekly for a year, then every 28 days.",
        { hours: readEveryHours, posts },
      );
}

export function limitsOf(allowances: readonly Allowance[]): string {
  const alike = Map.groupBy(allowances, (allowance) => JSON.stringify(allowance));
  const listed = [...alike.values()].flatMap(([first, ...others]) =>
    first ? [allowanceWords(first, others.length > 0 ? t("requests of each kind") : t("requests"))] : [],
  );
  return t(
    "For all accounts here together: {limits}. Readings are spread over the day to fit in, every workspace in its turn.",
    { limits: new Intl.ListFormat(currentLanguage()).format(listed) },
  );
}

function allowanceWords(allowance: Allowance, requests: string): string {
  if (allowance.kind === "told") return t("as many {requests} as its answers say are left", { requests });
  const count = formatCount(BigInt(allowance.units));
  if (allowance.kind === "day") {
    const city = allowance.zone.split("/").at(-1)?.replaceAll("_", " ") ?? allowance.zone;
    return t("{count} {requests} a day, which begins at midnight in {city}", { count, requests, city });
  }
  const { seconds } = allowance;
  const minutes = seconds / 60;
  if (!Number.isInteger(minutes))
    return t("{count} {requests} in any {seconds} seconds", { count, requests, seconds });
  return minutes === 1
    ? t("{count} {requests} in any minute", { count, requests })
    : t("{count} {requests} in any {minutes} minutes", { count, requests, minutes });
}

export function calculatedOf({ allowsDerived }: Of): string {
  return allowsDerived
    ? t("Rates, net change and growth, each labelled as calculated by us.")
    : t("None: its rules allow its own figures only. They are shown as lines over time.");
}

export function audienceOf({ isOwnerOnly }: Of): string {
  return isOwnerOnly
    ? t("The member who linked the account, and nobody else: not even other members of the workspace.")
    : t("The members of the workspace whose role includes figures.");
}

export function keepingOf({ keepMonths }: Of): string {
  return keepMonths === null
    ? t("As long as the account is linked.")
    : t("{months} months at most: older days are emptied every night.", { months: keepMonths });
}

export function leavingOf({ historyEndsWithDisconnect }: Of): string {
  return historyEndsWithDisconnect
    ? t("A disconnect ends the access and deletes the history at once, for its rules say so.")
    : t("A disconnect ends the access at once and asks whether the history goes too.");
}

export function lostGrantOf({ graceDays, label }: Of): string {
  return graceDays === null
    ? t("What was read stays until you delete it here; nothing new is read.")
    : t(
        "Nothing new is read, and what was read is deleted by day {day}, unless the account is connected again. The same within 30 days when {platform} cannot be asked.",
        { day: graceDays, platform: label },
      );
}

export function revokingOf({ canRevoke, label: platform }: Of): string {
  return canRevoke
    ? t("A disconnect here revokes the grant at {platform} and checks that the old token is refused.", {
        platform,
      })
    : t(
        "{platform} documents no way to revoke a grant by a request: a disconnect here destroys our token, and the entry there is removed on its own page.",
        { platform },
      );
}

import { formatCount } from "@/lib/format";
import type { Allowance, PlatformDescriptor } from "@/lib/platforms/types";

type Of = PlatformDescriptor;

/** Each is a sentence or two, made of what reading, deleting and showing work by. */

export function precisionOf({ followerDigits, words }: Of): string {
  return followerDigits === null
    ? "All counts are exact."
    : `Counts of ${words.followers} are cut down to ${followerDigits} digits by the platform; all others are exact.`;
}

export function rhythmOf({ readEveryHours, words }: Of): string {
  const every = readEveryHours === 24 ? "once a day" : `every ${readEveryHours} hours`;
  return `The account ${every}; the last good reading of a UTC day stays. Each of the ${words.posts} daily for 35 days, weekly for a year, then every 28 days.`;
}

export function limitsOf(allowances: readonly Allowance[]): string {
  const alike = Map.groupBy(allowances, (allowance) => JSON.stringify(allowance));
  const listed = [...alike.values()].flatMap(([first, ...others]) =>
    first ? [allowanceWords(first, others.length > 0 ? "requests of each kind" : "requests")] : [],
  );
  return `For all accounts here together: ${new Intl.ListFormat("en").format(listed)}. Readings are spread over the day to fit in, every workspace in its turn.`;
}

function allowanceWords(allowance: Allowance, requests: string): string {
  if (allowance.kind === "told") return `as many ${requests} as its answers say are left`;
  const count = `${formatCount(BigInt(allowance.units))} ${requests}`;
  if (allowance.kind === "day") {
    const city = allowance.zone.split("/").at(-1)?.replaceAll("_", " ");
    return `${count} a day, which begins at midnight in ${city}`;
  }
  const { seconds } = allowance;
  const minutes = seconds / 60;
  if (!Number.isInteger(minutes)) return `${count} in any ${seconds} seconds`;
  return `${count} in any ${minutes === 1 ? "minute" : `${minutes} minutes`}`;
}

export function calculatedOf({ allowsDerived }: Of): string {
  return allowsDerived
    ? "Rates, net change and growth, each labelled as calculated by us."
    : "None: its rules allow its own figures only. They are shown as lines over time.";
}

export function audienceOf({ isOwnerOnly }: Of): string {
  return isOwnerOnly
    ? "The member who linked the account, and nobody else: not even other members of the workspace."
    : "The members of the workspace whose role includes figures.";
}

export function keepingOf({ keepMonths }: Of): string {
  return keepMonths === null
    ? "As long as the account is linked."
    : `${keepMonths} months at most: older days are emptied every night.`;
}

export function leavingOf({ historyEndsWithDisconnect }: Of): string {
  return historyEndsWithDisconnect
    ? "A disconnect ends the access and deletes the history at once, for its rules say so."
    : "A disconnect ends the access at once and asks whether the history goes too.";
}

export function lostGrantOf({ graceDays, label }: Of): string {
  return graceDays === null
    ? "What was read stays until you delete it here; nothing new is read."
    : `Nothing new is read, and what was read is deleted by day ${graceDays}, unless the account is connected again. The same within 30 days when ${label} cannot be asked.`;
}

export function revokingOf({ canRevoke, label }: Of): string {
  return canRevoke
    ? `A disconnect here revokes the grant at ${label} and checks that the old token is refused.`
    : `${label} documents no way to revoke a grant by a request: a disconnect here destroys our token, and the entry there is removed on its own page.`;
}

import "server-only";
import { formatInstant } from "@/lib/format";
import type { Problem } from "@/lib/platforms/errors";
import { missingScopes } from "@/lib/platforms/registry";
import type { PlatformDescriptor, ScopeDescription } from "@/lib/platforms/types";

/** How a connection is doing, in one word for its badge. */
export type WeatherState =
  | "working"
  | "partial"
  | "expiring"
  | "paused"
  | "limited"
  | "failing"
  | "needs-reconnect"
  | "ending"
  | "ended";

interface ConnectionWeather {
  state: WeatherState;
  /** What happened, what is safe, what to do, until when: a sentence or three. */
  text: string;
  /** What is lost while nothing is done; null where nothing is. */
  waiting: string | null;
  /** Whole days until the platform ends the grant, rounded down; null where it names no end. */
  daysLeft: number | null;
}

export interface ConnectionFacts {
  state: "active" | "needs-reconnect" | "revoking" | "revoked";
  problem: string | null;
  pausedAt: Date | null;
  /** Nothing is read for the person who granted it, until their age is cleared up. */
  isRestricted?: boolean;
  retryAt: Date | null;
  deleteDataAt: Date | null;
  /** Where the platform itself ends the grant. */
  endsAt: Date | null;
  /** When a reading has its turn for which the platform's allowance was not enough; null where none waits. */
  plannedFor: Date | null;
  /** As granted and not taken back. */
  scopes: readonly string[];
  now: Date;
}

type Words = (label: string, facts: ConnectionFacts) => string;

const dayMs = 86_400_000;
/** A grant that renewing could prolong would have been by then: within this time only its person can. */
const expiringMs = 7 * dayMs;

const again = (facts: ConnectionFacts, otherwise: string) =>
  facts.retryAt ? `We try again on ${formatInstant(facts.retryAt)}.` : otherwise;
const safe = "What was read so far is safe.";
const gapsStay = (label: string) =>
  `${label} gives the counts of the moment only: a day that passes without a reading stays a gap.`;

/** What each problem means. The platform's own text is never shown. */
const problems: Record<Problem, Words> = {
  "expired/revoked": (label) =>
    `${label} no longer lets us read this account: the access was ended there or ran out.`,
  "expired/scope-missing": (label) =>
    `A permission was taken back at ${label}, and without it nothing can be read.`,
  "expired/account-closed": (label) => `${label} says that this account is closed or suspended.`,
  "expired/no-account": (label) => `${label} no longer shows an account of yours with public counts.`,
  "limited/rate": (label, facts) =>
    `${label} asks us to read more slowly. ${again(facts, "We try again soon.")} ${safe}`,
  "limited/quota": (label, facts) =>
    `The daily number of readings ${label} grants this service is used up. ${again(facts, "We go on when the new day begins there.")} ${safe}`,
  "unavailable/outage": (label, facts) =>
    `${label} is not working at the moment. ${again(facts, "We try again soon.")} ${safe}`,
  "unavailable/timeout": (label, facts) =>
    `${label} takes too long to answer. ${again(facts, "We try again soon.")} ${safe}`,
  "unavailable/network": (label, facts) =>
    `${label} could not be reached. ${again(facts, "We try again soon.")} ${safe}`,
  "unexpected/shape": (label) =>
    `${label} answered in a form we do not know, so that part was not read. It is with us to look at; there is nothing for you to do. ${safe}`,
  "unexpected/request": (label) =>
    `${label} refused a request of ours. It is with us to look at; there is nothing for you to do. ${safe}`,
  "unexpected/configuration": (label) =>
    `${label} does not accept this service's own credentials. Whoever runs it has to mend that; there is nothing for you to do. ${safe}`,
};

const isProblem = (text: string): text is Problem => Object.hasOwn(problems, text);

/** The weather in words, from what is stored alone. */
export function weatherOf(facts: ConnectionFacts, descriptor: PlatformDescriptor): ConnectionWeather {
  const daysLeft =
    facts.endsAt && facts.state === "active"
      ? Math.max(0, Math.floor((facts.endsAt.getTime() - facts.now.getTime()) / dayMs))
      : null;
  return { ...stateOf(facts, descriptor), daysLeft };
}

function stateOf(
  facts: ConnectionFacts,
  descriptor: PlatformDescriptor,
): Pick<ConnectionWeather, "state" | "text" | "waiting"> {
  const { label } = descriptor;
  if (facts.state === "revoked") {
    const text = `Disconnected. The history stays until you delete it. Connect ${label} to go on.`;
    return { state: "ended", text, waiting: null };
  }
  if (facts.state === "revoking") {
    const how = descriptor.canRevoke
      ? `${label} is being told to end the access`
      : "Our copy of the access is being destroyed";
    const text = `Nothing is read any more. ${how}; the receipt follows it.`;
    return { state: "ending", text, waiting: null };
  }
  if (facts.isRestricted) {
    const text = "Nothing is read until your age is cleared up: the notice above says how.";
    return { state: "paused", text, waiting: "Each day until then stays a gap." };
  }
  const said = facts.problem && isProblem(facts.problem) ? problems[facts.problem](label, facts) : null;
  if (facts.state === "needs-reconnect") return lost(facts, descriptor, said);
  if (facts.pausedAt) return paused(facts, facts.pausedAt, descriptor);
  // A part that is missing does not keep the rest from being read, so it is told after what does.
  if (said && facts.problem !== "expired/scope-missing") {
    const state = facts.problem?.startsWith("limited/") ? "limited" : "failing";
    const end =
      descriptor.graceDays === null ? "" : ` What ${label} does not confirm for 30 days must be deleted.`;
    return { state, text: said, waiting: gapsStay(label) + end };
  }
  if (facts.plannedFor) {
    const text = `The daily number of readings ${label} grants this service is used up. Yours is planned for ${formatInstant(facts.plannedFor)}. ${safe}`;
    return { state: "limited", text, waiting: gapsStay(label) };
  }
  const { endsAt } = facts;
  if (endsAt && endsAt.getTime() - facts.now.getTime() <= expiringMs) {
    return {
      state: "expiring",
      text: `The access you gave us ends on ${formatInstant(endsAt)}, and only you can renew it. Press “Reconnect” before then, and no day is missed.`,
      waiting:
        "From that day on nothing is read, and each day until you reconnect stays a gap. The figures so far stay.",
    };
  }
  const missing = missingScopes({ descriptor }, facts);
  if (missing.length > 0) return partial(missing, descriptor);
  return { state: "working", text: `${label} answers, and every day gets its reading.`, waiting: null };
}

function lost({ deleteDataAt }: ConnectionFacts, { label, words }: PlatformDescriptor, said: string | null) {
  const until = deleteDataAt
    ? `Reconnect by ${formatInstant(deleteDataAt)}, or ${label}'s rules make us delete the figures. You can export them first.`
    : "The figures stay, as you chose.";
  return {
    state: "needs-reconnect" as const,
    text: `${said ?? `${label} no longer lets us read this account.`} ${until} Press “Reconnect” to go on.`,
    waiting: deleteDataAt
      ? `Each day until you reconnect stays a gap; on ${formatInstant(deleteDataAt)} all figures of this account go, those of ${words.posts} that were not seen lately some days before.`
      : "Each day until you reconnect stays a gap, for later readings cannot fill it. Nothing else is lost.",
  };
}

function paused({ now }: ConnectionFacts, pausedAt: Date, { label, graceDays, words }: PlatformDescriptor) {
  const end = graceDays === null ? null : new Date(now.getTime() + graceDays * dayMs);
  return {
    state: "paused" as const,
    text: `Paused since ${formatInstant(pausedAt)}: no count is read. The access is still checked once a day, and within 30 days that your ${words.posts} still exist, without storing a count.${
      end ? ` If ${label} ended it today, the figures would go on ${formatInstant(end)}.` : ""
    }`,
    waiting: "Each day of the pause stays a gap.",
  };
}

/** Only parts that the link does not depend on: `needed` is never "link" here. */
function partial(missing: readonly ScopeDescription[], { label }: Pick<PlatformDescriptor, "label">) {
  const costs = missing.map(({ scope, without }) => `${without} (${scope} is not granted.)`).join(" ");
  return {
    state: "partial" as const,
    text: `${label} lets us read a part of this account. ${costs} Press “Reconnect” and leave every box ticked to have the rest.`,
    waiting: missing.some(({ needed }) => needed !== "name")
      ? "Counts that are not read on a day cannot be had later. What is granted is read every day."
      : null,
  };
}

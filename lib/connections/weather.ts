import "server-only";
import { formatInstant } from "@/lib/format";
import type { Problem } from "@/lib/platforms/errors";
import type { PlatformDescriptor } from "@/lib/platforms/types";

/** How a connection is doing, in one word for its badge. */
export type WeatherState =
  | "working"
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
}

export interface ConnectionFacts {
  state: "active" | "needs-reconnect" | "revoking" | "revoked";
  problem: string | null;
  pausedAt: Date | null;
  retryAt: Date | null;
  deleteDataAt: Date | null;
  /** Where the platform itself ends the grant. */
  endsAt: Date | null;
}

type Words = (label: string, facts: ConnectionFacts) => string;

const again = (facts: ConnectionFacts, otherwise: string) =>
  facts.retryAt ? `We try again on ${formatInstant(facts.retryAt)}.` : otherwise;
const safe = "What was read so far is safe.";

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
  const { label } = descriptor;
  const said = facts.problem && isProblem(facts.problem) ? problems[facts.problem](label, facts) : null;
  if (facts.state === "revoked") {
    return {
      state: "ended",
      text: `Disconnected. The history was kept, as you chose. Connect ${label} to go on.`,
    };
  }
  if (facts.state === "revoking") {
    return {
      state: "ending",
      text: `Nothing is read any more. ${label} is being told to end the access; the receipt follows it.`,
    };
  }
  if (facts.state === "needs-reconnect") {
    const until = facts.deleteDataAt
      ? `Reconnect by ${formatInstant(facts.deleteDataAt)}, or ${label}'s rules make us delete the figures. You can export them first.`
      : "The figures stay, as you chose.";
    return {
      state: "needs-reconnect",
      text: `${said ?? `${label} no longer lets us read this account.`} ${until} Press “Connect ${label}” to go on.`,
    };
  }
  if (facts.pausedAt) {
    const until =
      descriptor.graceDays === null
        ? ""
        : ` If it stopped working, the figures would be kept ${descriptor.graceDays} days.`;
    return {
      state: "paused",
      text: `Paused since ${formatInstant(facts.pausedAt)}: no count is read. The access is still checked once a day, without storing anything.${until}`,
    };
  }
  if (said) return { state: facts.problem?.startsWith("limited/") ? "limited" : "failing", text: said };
  return { state: "working", text: `${label} answers, and every day gets its reading.` };
}

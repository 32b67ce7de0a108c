import "server-only";
import { formatInstant } from "@/lib/format";
import { type Label, label, t } from "@/lib/language/t";
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

type Words = (platform: string, facts: ConnectionFacts) => string;

const dayMs = 86_400_000;
/** A grant that renewing could prolong would have been by then: within this time only its person can. */
const expiringMs = 7 * dayMs;

const sentences = (...all: (string | null)[]) => all.filter((one) => one !== null).join(" ");
const again = ({ retryAt }: ConnectionFacts, otherwise: Label) =>
  retryAt ? t("We try again on {time}.", { time: formatInstant(retryAt) }) : t(otherwise);
const soon = label("We try again soon.");
const safe = () => t("What was read so far is safe.");
const usedUp = (platform: string) =>
  t("The daily number of readings {platform} grants this service is used up.", { platform });
const gapsStay = (platform: string) =>
  t("{platform} gives the counts of the moment only: a day that passes without a reading stays a gap.", {
    platform,
  });

/** What each problem means. The platform's own text is never shown. */
const problems: Record<Problem, Words> = {
  "expired/revoked": (platform) =>
    t("{platform} no longer lets us read this account: the access was ended there or ran out.", {
      platform,
    }),
  "expired/scope-missing": (platform) =>
    t("A permission was taken back at {platform}, and without it nothing can be read.", { platform }),
  "expired/account-closed": (platform) =>
    t("{platform} says that this account is closed or suspended.", { platform }),
  "expired/no-account": (platform) =>
    t("{platform} no longer shows an account of yours with public counts.", { platform }),
  "limited/rate": (platform, facts) =>
    sentences(t("{platform} asks us to read more slowly.", { platform }), again(facts, soon), safe()),
  "limited/quota": (platform, facts) =>
    sentences(usedUp(platform), again(facts, label("We go on when the new day begins there.")), safe()),
  "unavailable/outage": (platform, facts) =>
    sentences(t("{platform} is not working at the moment.", { platform }), again(facts, soon), safe()),
  "unavailable/timeout": (platform, facts) =>
    sentences(t("{platform} takes too long to answer.", { platform }), again(facts, soon), safe()),
  "unavailable/network": (platform, facts) =>
    sentences(t("{platform} could not be reached.", { platform }), again(facts, soon), safe()),
  "unexpected/shape": (platform) =>
    sentences(
      t("{platform} answered in a form we do not know, so that part was not read.", { platform }),
      t("It is with us to look at; there is nothing for you to do."),
      safe(),
    ),
  "unexpected/request": (platform) =>
    sentences(
      t("{platform} refused a request of ours.", { platform }),
      t("It is with us to look at; there is nothing for you to do."),
      safe(),
    ),
  "unexpected/configuration": (platform) =>
    sentences(
      t("{platform} does not accept this service's own credentials.", { platform }),
      t("Whoever runs it has to mend that; there is nothing for you to do."),
      safe(),
    ),
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
  const { label: platform } = descriptor;
  if (facts.state === "revoked") {
    const text = t("Disconnected. The history stays until you delete it. Connect {platform} to go on.", {
      platform,
    });
    return { state: "ended", text, waiting: null };
  }
  if (facts.state === "revoking") {
    const text = descriptor.canRevoke
      ? t("Nothing is read any more. {platform} is being told to end the access; the receipt follows it.", {
          platform,
        })
      : t("Nothing is read any more. Our copy of the access is being destroyed; the receipt follows it.");
    return { state: "ending", text, waiting: null };
  }
  if (facts.isRestricted) {
    const text = t("Nothing is read until your age is cleared up: the notice above says how.");
    return { state: "paused", text, waiting: t("Each day until then stays a gap.") };
  }
  const said = facts.problem && isProblem(facts.problem) ? problems[facts.problem](platform, facts) : null;
  if (facts.state === "needs-reconnect") return lost(facts, descriptor, said);
  if (facts.pausedAt) return paused(facts, facts.pausedAt, descriptor);
  // A part that is missing does not keep the rest from being read, so it is told after what does.
  if (said && facts.problem !== "expired/scope-missing") {
    const state = facts.problem?.startsWith("limited/") ? "limited" : "failing";
    const end =
      descriptor.graceDays === null
        ? null
        : t("What {platform} does not confirm for 30 days must be deleted.", { platform });
    return { state, text: said, waiting: sentences(gapsStay(platform), end) };
  }
  if (facts.plannedFor) {
    const planned = t("Yours is planned for {time}.", { time: formatInstant(facts.plannedFor) });
    const text = sentences(usedUp(platform), planned, safe());
    return { state: "limited", text, waiting: gapsStay(platform) };
  }
  const { endsAt } = facts;
  if (endsAt && endsAt.getTime() - facts.now.getTime() <= expiringMs) {
    return {
      state: "expiring",
      text: t(
        "The access you gave us ends on {time}, and only you can renew it. Press “Reconnect” before then, and no day is missed.",
        { time: formatInstant(endsAt) },
      ),
      waiting: t(
        "From that day on nothing is read, and each day until you reconnect stays a gap. The figures so far stay.",
      ),
    };
  }
  const missing = missingScopes({ descriptor }, facts);
  if (missing.length > 0) return partial(missing, descriptor);
  const text = t("{platform} answers, and every day gets its reading.", { platform });
  return { state: "working", text, waiting: null };
}

function lost(
  { deleteDataAt }: ConnectionFacts,
  { label: platform, words }: PlatformDescriptor,
  said: string | null,
) {
  const time = deleteDataAt && formatInstant(deleteDataAt);
  return {
    state: "needs-reconnect" as const,
    text: sentences(
      said ?? t("{platform} no longer lets us read this account.", { platform }),
      time
        ? t(
            "Reconnect by {time}, or {platform}'s rules make us delete the figures. You can export them first.",
            { time, platform },
          )
        : t("The figures stay, as you chose."),
      t("Press “Reconnect” to go on."),
    ),
    waiting: time
      ? t(
          "Each day until you reconnect stays a gap; on {time} all figures of this account go, those of {posts} that were not seen lately some days before.",
          { time, posts: words.posts },
        )
      : t(
          "Each day until you reconnect stays a gap, for later readings cannot fill it. Nothing else is lost.",
        ),
  };
}

function paused(
  { now }: ConnectionFacts,
  pausedAt: Date,
  { label: platform, graceDays, words }: PlatformDescriptor,
) {
  const end = graceDays === null ? null : formatInstant(new Date(now.getTime() + graceDays * dayMs));
  return {
    state: "paused" as const,
    text: sentences(
      t("Paused since {time}: no count is read.", { time: formatInstant(pausedAt) }),
      t(
        "The access is still checked once a day, and within 30 days that your {posts} still exist, without storing a count.",
        { posts: words.posts },
      ),
      end && t("If {platform} ended it today, the figures would go on {time}.", { platform, time: end }),
    ),
    waiting: t("Each day of the pause stays a gap."),
  };
}

/** Only parts that the link does not depend on: `needed` is never "link" here. */
function partial(
  missing: readonly ScopeDescription[],
  { label: platform }: Pick<PlatformDescriptor, "label">,
) {
  return {
    state: "partial" as const,
    text: sentences(
      t("{platform} lets us read a part of this account.", { platform }),
      ...missing.flatMap(({ scope, without }) => [without, t("({scope} is not granted.)", { scope })]),
      t("Press “Reconnect” and leave every box ticked to have the rest."),
    ),
    waiting: missing.some(({ needed }) => needed !== "name")
      ? t("Counts that are not read on a day cannot be had later. What is granted is read every day.")
      : null,
  };
}

import "server-only";
import { formatInstant } from "@/lib/format";
import { t } from "@/lib/language/t";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import type { FreshnessView } from "./views";

const hour = 3_600_000;
/** A planned reading may take its time before it counts as missed. */
const grace = hour;

export type Weather = {
  lastReadingAt: Date | null;
  linkedAt: Date;
  isPaused: boolean;
  /** `kind/reason` of the connection's problem. */
  problem: string | null;
  /** The platform accepts the connection. */
  isActive: boolean;
  retryAt: Date | null;
};

/** How old the newest reading is, and in plain words why it is not newer. A pause misses nothing: none was planned. */
export function freshness(
  weather: Weather,
  { label, readEveryHours }: Pick<PlatformDescriptor, "label" | "readEveryHours">,
  now: Date,
): FreshnessView {
  const since = weather.lastReadingAt ?? weather.linkedAt;
  const late = now.getTime() - since.getTime() - grace;
  const missedReads = weather.isPaused ? 0 : Math.max(0, Math.floor(late / (readEveryHours * hour)));
  return {
    readAt: weather.lastReadingAt?.toISOString() ?? null,
    missedReads,
    reason: weather.isPaused
      ? t("Paused: no counts are read until you resume it.")
      : reasonOf(weather, label),
  };
}

function reasonOf({ problem, retryAt, isActive }: Weather, label: string): string | undefined {
  if (!problem) return undefined;
  if (isActive && problem === "expired/scope-missing") {
    return t(
      "{platform} lets us read a part of this account only. Connections says which, and how to have the rest.",
      { platform: label },
    );
  }
  const next = retryAt && t("The next try is at {at}.", { at: formatInstant(retryAt) });
  const withNext = (why: string) => [why, next].filter(Boolean).join(" ");
  switch (problem.slice(0, problem.indexOf("/"))) {
    case "expired":
      return t("{platform} no longer accepts the connection. Reconnect it to go on.", { platform: label });
    case "limited":
      return withNext(t("{platform}'s allowance for reading is used up for now.", { platform: label }));
    case "unavailable":
      return withNext(t("{platform} did not answer.", { platform: label }));
    default:
      return withNext(
        t("{platform}'s answer could not be read, and we are looking at it.", { platform: label }),
      );
  }
}

import "server-only";
import { t } from "@/lib/language/t";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import type { ProgressView } from "./views";

type LatestSync = {
  startedAt: Date;
  finishedAt: Date | null;
  /** "done", "stopped", or the kind of a platform's failure. */
  outcome: string | null;
  postsFound: number;
  postsRead: number;
  isListingDone: boolean;
};

/** What a waiting page says of a look at an account. */
export function progressOf(
  sync: LatestSync,
  descriptor: Pick<PlatformDescriptor, "label" | "words">,
  now: Date,
): ProgressView {
  const counts = { done: sync.postsRead, total: sync.isListingDone ? sync.postsFound : null };
  if (sync.finishedAt) {
    const problem = problemOf(sync.outcome, descriptor.label);
    const state = problem === null ? "done" : "failed";
    return { state, stage: t("Finished"), ...counts, secondsLeft: null, problem };
  }
  const { posts } = descriptor.words;
  const isWaiting = sync.postsFound === 0 && !sync.isListingDone;
  return {
    state: isWaiting ? "waiting" : "running",
    stage: sync.isListingDone ? t("Reading your {posts}", { posts }) : t("Finding your {posts}", { posts }),
    ...counts,
    done: sync.isListingDone ? sync.postsRead : sync.postsFound,
    secondsLeft: sync.isListingDone ? secondsLeft(sync, now) : null,
    problem: null,
  };
}

/** As fast as so far; null before there is a pace. */
function secondsLeft({ startedAt, postsFound, postsRead }: LatestSync, now: Date): number | null {
  const elapsed = (now.getTime() - startedAt.getTime()) / 1000;
  return postsRead === 0 || elapsed <= 0
    ? null
    : Math.round((elapsed / postsRead) * Math.max(0, postsFound - postsRead));
}

function problemOf(outcome: string | null, platform: string): string | null {
  switch (outcome) {
    case "done":
    case "stopped":
      return null;
    case "expired":
      return t("{platform} no longer accepts the connection. What was read stays; reconnect to go on.", {
        platform,
      });
    case "limited":
      return t(
        "{platform}'s allowance for reading is used up for now. What was read stays, and the rest follows by itself.",
        { platform },
      );
    case "unavailable":
      return t("{platform} did not answer. What was read stays, and the next try comes by itself.", {
        platform,
      });
    default:
      return t("{platform}'s answer could not be read. What was read stays, and we are looking at it.", {
        platform,
      });
  }
}

import "server-only";
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
  { label, words }: Pick<PlatformDescriptor, "label" | "words">,
  now: Date,
): ProgressView {
  const counts = { done: sync.postsRead, total: sync.isListingDone ? sync.postsFound : null };
  if (sync.finishedAt) {
    const problem = problemOf(sync.outcome, label);
    const state = problem === null ? "done" : "failed";
    return { state, stage: "Finished", ...counts, secondsLeft: null, problem };
  }
  const isWaiting = sync.postsFound === 0 && !sync.isListingDone;
  return {
    state: isWaiting ? "waiting" : "running",
    stage: sync.isListingDone ? `Reading your ${words.posts}` : `Finding your ${words.posts}`,
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

function problemOf(outcome: string | null, label: string): string | null {
  switch (outcome) {
    case "done":
    case "stopped":
      return null;
    case "expired":
      return `${label} no longer accepts the connection. What was read stays; reconnect to go on.`;
    case "limited":
      return `${label}'s allowance for reading is used up for now. What was read stays, and the rest follows by itself.`;
    case "unavailable":
      return `${label} did not answer. What was read stays, and the next try comes by itself.`;
    default:
      return `${label}'s answer could not be read. What was read stays, and we are looking at it.`;
  }
}

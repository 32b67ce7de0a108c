import "server-only";
import type { PersonContext } from "@/lib/context";
import { StepUpRequiredError } from "@/lib/errors";

/** For this long after a proof of identity a person need not prove it again. */
const validMilliseconds = 15 * 60_000;

/** @param wall the real time: proofs age by it */
export function isFresh(authenticatedAt: Date, wall: Date): boolean {
  return wall.getTime() - authenticatedAt.getTime() <= validMilliseconds;
}

/** @throws StepUpRequiredError when the last proof of identity in this session is older than fifteen minutes */
export function assertFresh(ctx: PersonContext, wall: Date): void {
  if (!isFresh(ctx.actor.authenticatedAt, wall)) throw new StepUpRequiredError();
}

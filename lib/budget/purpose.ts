import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { PlatformError } from "@/lib/platforms/errors";
import type { Purpose } from "./allowances";
import { forgetRefusals, noteRefusal, SpentError } from "./spend";

/** One piece of work at a platform: what its requests are for, and what they have met. */
interface Errand {
  purpose: Purpose;
  /** The allowance that its last request drew on, and how often the platform refused it lately. */
  drawn: { bucket: string; refusals: number } | null;
  /** Percent of the account's own allowance, as answers told. */
  usage: number | null;
}

const errands = new AsyncLocalStorage<Errand>();

/** What requests are for that are sent outside of any errand: somebody waits for each of them. */
export function currentErrand(): Errand {
  return errands.getStore() ?? { purpose: "asked", drawn: null, usage: null };
}

/**
 * Does something at a platform for this purpose. That the platform itself says that its allowance is used up is kept, so
 * that others need not hear it as well.
 * @returns the answer, and percent of the account's own allowance that answers told; null where they told nothing
 */
export async function spendFor<T>(
  purpose: Purpose,
  work: () => Promise<T>,
): Promise<{ answer: T; usage: number | null }> {
  const errand: Errand = { purpose, drawn: null, usage: null };
  try {
    const answer = await errands.run(errand, work);
    if (errand.drawn && errand.drawn.refusals > 0) await forgetRefusals(errand.drawn.bucket);
    return { answer, usage: errand.usage };
  } catch (error) {
    const isRefusal = error instanceof PlatformError && !(error instanceof SpentError);
    if (isRefusal && error.failure.kind === "limited" && errand.drawn) {
      await noteRefusal(errand.drawn.bucket, error.failure.retryAt);
    }
    throw error;
  }
}

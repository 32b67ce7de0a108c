import "server-only";
import { now as clock } from "@/lib/clock";
import type { Meter } from "@/lib/http/egress";
import type { Budget } from "@/lib/platforms/types";
import { currentErrand } from "./purpose";
import { noteUsage, spend } from "./spend";

/** The name under which all processes count an allowance. */
export function bucketOf(platformId: string, budget: Budget, allowance: string): string {
  return `${platformId} ${allowance} ${budget.holder()}`;
}

/** From which share on an account is read at its daily turn only, and planned readings of all begin more slowly. */
export const slowFromPercent = 80;
/** How long nobody asks once all is used and the platform does not say how long that lasts. */
const usualPauseMs = 5 * 60_000;

/** Counts each request of a platform against its allowances before it goes out, and keeps what answers tell of them. */
export function meterOf(platformId: string, budget: Budget): Meter {
  return {
    async before(request) {
      const name = budget.drawsOn(request);
      const allowance = name === null ? undefined : budget.allowances[name];
      if (name === null || !allowance) return;
      const bucket = bucketOf(platformId, budget, name);
      const errand = currentErrand();
      const refusals = await spend(bucket, allowance, errand.purpose, await clock());
      errand.drawn = { bucket, refusals };
    },

    async after(request, headers) {
      const name = budget.drawsOn(request);
      const usage = budget.readUsage?.(headers);
      if (!usage || name === null) return;
      if (usage.ofAccount !== null) currentErrand().usage = usage.ofAccount;
      if (usage.ofService === null) return;
      const now = await clock();
      const backAt = new Date(now.getTime() + (usage.backInMs ?? usualPauseMs));
      const bucket = bucketOf(platformId, budget, name);
      await noteUsage(bucket, usage.ofService, now, usage.ofService >= 100 ? backAt : null);
    },
  };
}

import "server-only";
import { spendFor } from "@/lib/budget/purpose";
import { withGrant } from "@/lib/connections/renewal";
import type { Context } from "@/lib/context";
import { platform } from "@/lib/platforms/registry";
import type { Grant, Platform } from "@/lib/platforms/types";
import type { Run } from "./runs";
import type { Target } from "./target";

/** One look at an account: who looks, at what, and how far it is. */
export interface Visit {
  ctx: Context;
  target: Target;
  run: Run;
  /** Calls the platform with a grant that works. Opened anew for each call, so that a destroyed one is not used again. */
  call<T>(use: (platform: Platform, grant: Grant) => Promise<T>): Promise<T>;
}

export function beginVisit(target: Target, run: Run, ctx: Context): Visit {
  // Somebody waits for what was asked for, and for a first reading.
  const purpose = run.reason === "schedule" ? "planned" : "asked";
  return {
    ctx,
    target,
    run,
    call: async (use) => {
      run.calls += 1;
      const { answer, usage } = await spendFor(purpose, () =>
        withGrant(ctx, target.connectionId, (grant) => use(platform(target.platform), grant)),
      );
      run.usage = usage ?? run.usage;
      return answer;
    },
  };
}

import { z } from "zod";
import type { Budget } from "../vendor.ts";
import type { World } from "../world.ts";
import type { TiktokWorld } from "./scenarios.ts";
import { tiktokPart } from "./state.ts";

const windowMs = 60_000;

/** Counts a call. @returns false when the endpoint had its share of the last minute already */
export function takeTurn(world: TiktokWorld, operation: string): boolean {
  const { calls, perMinute } = world.part(tiktokPart);
  const now = world.clock.now();
  const recent = (calls[operation] ?? []).filter((at) => at > now - windowMs);
  calls[operation] = recent;
  if (recent.length >= perMinute) return false;
  recent.push(now);
  return true;
}

const BudgetInput = z.strictObject({ perMinute: z.coerce.number().int().nonnegative() });

export const minuteBudget: Budget = {
  describe(world: World) {
    const { calls, perMinute } = world.part(tiktokPart);
    const from = world.clock.now() - windowMs;
    const used = Object.entries(calls).map(([name, times]) => [name, times.filter((at) => at > from).length]);
    return { perMinute, ...Object.fromEntries(used) };
  },
  set(world: World, input: unknown) {
    Object.assign(world.part(tiktokPart), BudgetInput.parse(input));
  },
  words(world: World) {
    const { calls, perMinute } = world.part(tiktokPart);
    const from = world.clock.now() - windowMs;
    const most = Math.max(0, ...Object.values(calls).map((times) => times.filter((at) => at > from).length));
    return `${most} of ${perMinute} requests a minute at the busiest endpoint.`;
  },
};

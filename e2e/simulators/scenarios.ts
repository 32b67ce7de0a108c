import { z } from "zod";

/**
 * A switch on one account, or on a whole vendor that has none.
 * `times` switches it off after so many affected requests; `ms`, `retryAfter` and `as` are read by the scenarios
 * whose line says so.
 */
export const ScenarioSettings = z.strictObject({
  times: z.coerce.number().int().positive().optional(),
  ms: z.coerce.number().int().nonnegative().max(600_000).optional(),
  retryAfter: z.string().max(40).optional(),
  as: z.string().max(80).optional(),
});
export type ScenarioSettings = z.infer<typeof ScenarioSettings>;

/** A vendor's switches by name. Vendors use the same name where they mean the same thing. */
export type Scenarios = Record<string, { what: string; preset?: ScenarioSettings }>;

type Switches = Record<string, Record<string, ScenarioSettings>>;

export function settingsOf(switches: Switches, target: string | null, name: string): ScenarioSettings | null {
  return (target !== null && switches[target]?.[name]) || null;
}

export function switchOn(switches: Switches, target: string, name: string, settings: ScenarioSettings): void {
  switches[target] = { ...switches[target], [name]: settings };
}

export function switchOff(switches: Switches, target: string, name: string): void {
  const { [name]: _, ...rest } = switches[target] ?? {};
  switches[target] = rest;
}

/** The settings when the switch is on, counting this use of it. */
export function takeScenario(
  switches: Switches,
  target: string | null,
  name: string,
): ScenarioSettings | null {
  const settings = settingsOf(switches, target, name);
  if (!settings || target === null || settings.times === undefined) return settings;
  if (settings.times <= 1) switchOff(switches, target, name);
  else switchOn(switches, target, name, { ...settings, times: settings.times - 1 });
  return settings;
}

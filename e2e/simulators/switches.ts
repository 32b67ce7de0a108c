import { z } from "zod";
import { ScenarioSettings } from "./scenarios.ts";
import type { World } from "./world.ts";

/** One throw of a switch. `on: false` undoes it, where it can be undone: a revoked grant stays dead. */
const SwitchInput = z.strictObject({
  name: z.string(),
  on: z
    .preprocess((value) => (value === "false" ? false : value === "true" ? true : value), z.boolean())
    .default(true),
  ...ScenarioSettings.shape,
});

export class UnknownTarget extends Error {}

/** @param target an account's id, or the name of a vendor without accounts */
function scenariosOf(world: World, target: string) {
  const simulator = world.account(target)?.simulator ?? world.vendorWithoutAccounts(target);
  if (!simulator) throw new UnknownTarget(`There is no account "${target}"`);
  return simulator.scenarios;
}

/** @throws z.ZodError for a switch its vendor does not have @throws UnknownTarget */
export function throwSwitch(world: World, target: string, input: unknown): void {
  const names = Object.keys(scenariosOf(world, target));
  const { name, on, ...settings } = SwitchInput.extend({ name: z.enum(names) }).parse(input);
  if (on) turnOn(world, target, name, settings);
  else turnOff(world, target, name);
}

function turnOn(world: World, target: string, name: string, asked: ScenarioSettings): void {
  const settings = { ...scenariosOf(world, target)[name]?.preset, ...asked };
  const resident = world.account(target);
  const kept = resident?.platform.switchedOn?.(world, resident.account, name, settings) ?? settings;
  world.switchOn(target, name, kept);
}

function turnOff(world: World, target: string, name: string): void {
  const resident = world.account(target);
  resident?.platform.switchedOff?.(world, resident.account, name, world.scenario(target, name));
  world.switchOff(target, name);
}

export function turnEverythingOff(world: World, target: string): void {
  for (const name of Object.keys(world.state.scenarios[target] ?? {})) turnOff(world, target, name);
}

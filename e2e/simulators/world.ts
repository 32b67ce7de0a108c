import { type Account, builtInAccounts, sparePerson } from "./accounts.ts";
import type { Clock } from "./clock.ts";
import type { Dataset } from "./dataset.ts";
import { pacificDay } from "./quota.ts";
import {
  type ScenarioName,
  type ScenarioSettings,
  settingsOf,
  switchOff,
  switchOn,
  takeScenario,
} from "./scenarios.ts";
import type { State } from "./state.ts";

export type Ground = {
  state: State;
  clock: Clock;
  dataset: Dataset;
  /** Where this server answers, without a slash at the end. */
  baseUrl: string;
  isRedirectAllowed: (uri: string) => boolean;
  /** Called after every change worth keeping over a restart. */
  changed: () => void;
};

/** What every simulator stands on: one state, one clock, one set of accounts and switches. */
export function createWorld(ground: Ground) {
  const { state, clock } = ground;

  function accounts(): Account[] {
    return [...builtInAccounts, ...state.spareAccounts.map(sparePerson)];
  }

  return {
    ...ground,
    accounts,
    account: (id: string): Account | undefined => accounts().find((account) => account.id === id),

    /** The settings when the switch is on; looking does not use it up. */
    scenario: (target: string | null, name: ScenarioName) => settingsOf(state.scenarios, target, name),

    /** The settings when the switch is on; a switch with a number of times loses one. */
    takeScenario: (target: string | null, name: ScenarioName) => takeScenario(state.scenarios, target, name),

    switchOn(target: string, name: ScenarioName, settings: ScenarioSettings): void {
      const day = name === "quota-exceeded" ? { as: pacificDay(clock.now()) } : {};
      switchOn(state.scenarios, target, name, { ...day, ...settings });
      ground.changed();
    },

    switchOff(target: string, name: ScenarioName): void {
      switchOff(state.scenarios, target, name);
      ground.changed();
    },
  };
}

export type World = ReturnType<typeof createWorld>;

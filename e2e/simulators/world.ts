import type { Account, AccountBook } from "./accounts.ts";
import type { Clock } from "./clock.ts";
import type { Dataset } from "./dataset.ts";
import { type ScenarioSettings, settingsOf, switchOff, switchOn, takeScenario } from "./scenarios.ts";
import type { Part, State } from "./state.ts";
import type { SimulatedPlatform, Simulator } from "./vendor.ts";

export type Ground = {
  simulators: readonly Simulator[];
  state: State;
  clock: Clock;
  dataset: Dataset;
  /** Where this server answers, without a slash at the end. */
  baseUrl: string;
  /** The one origin people may be sent back to; else any loopback address. */
  productUrl: string | undefined;
  /** Called after every change worth keeping over a restart. */
  changed: () => void;
};

/** An account together with whose it is. */
export type Resident = { account: Account; platform: SimulatedPlatform; simulator: Simulator };

const loopback = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/;

/** What every simulator stands on: one state, one clock, one set of accounts and switches. */
export function createWorld(ground: Ground) {
  const { state, simulators } = ground;

  function residents(): Resident[] {
    return simulators.flatMap((simulator) => {
      const { platform } = simulator;
      return platform ? accountsOn(platform).map((account) => ({ account, platform, simulator })) : [];
    });
  }

  function accountsOn<Own extends Account>({
    id,
    accounts,
  }: Pick<SimulatedPlatform<Own>, "id" | "accounts">): Own[] {
    const spare = state.spareAccounts.filter(({ platform }) => platform === id);
    return [...accounts.builtIn, ...spare.map((made) => accounts.spare(made.id))];
  }

  const ids = residents().map(({ account }) => account.id);
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined) throw new Error(`Two accounts have the id "${twice}"`);

  return {
    ...ground,
    residents,
    account: (id: string): Resident | undefined => residents().find(({ account }) => account.id === id),
    /** A vendor's own accounts: those of its book and the spare ones made since. */
    accountsOf<Own extends Account>(book: AccountBook<Own>): Own[] {
      const platform = simulators.find((simulator) => simulator.platform?.accounts === book)?.platform;
      return platform ? accountsOn({ id: platform.id, accounts: book }) : [];
    },
    platform: (id: string): SimulatedPlatform | undefined =>
      simulators.find((simulator) => simulator.platform?.id === id)?.platform ?? undefined,
    vendorWithoutAccounts: (name: string): Simulator | undefined =>
      simulators.find(({ vendor, platform }) => vendor === name && platform === null),

    /** A vendor's own part of the state, to be read and changed in place. */
    part<Content>({ name, begin }: Part<Content>): Content {
      state.parts[name] ??= begin();
      return state.parts[name] as Content;
    },

    /** Whether people may be sent back there: `/api/connect/<platform>/callback` of the product, which it remembers. */
    admitsRedirect(platformId: string, uri: string): boolean {
      const path = `/api/connect/${platformId}/callback`;
      const origin = uri.slice(0, -path.length);
      const isOurs = ground.productUrl === undefined ? loopback.test(origin) : origin === ground.productUrl;
      if (!isOurs || !uri.endsWith(path)) return false;
      state.productUrl = origin;
      return true;
    },

    /** The settings when the switch is on; looking does not use it up. */
    scenario: (target: string | null, name: string) => settingsOf(state.scenarios, target, name),

    /** The settings when the switch is on; a switch with a number of times loses one. */
    takeScenario: (target: string | null, name: string) => takeScenario(state.scenarios, target, name),

    switchOn(target: string, name: string, settings: ScenarioSettings): void {
      switchOn(state.scenarios, target, name, settings);
      ground.changed();
    },

    switchOff(target: string, name: string): void {
      switchOff(state.scenarios, target, name);
      ground.changed();
    },
  };
}

type Whole = ReturnType<typeof createWorld>;
type SwitchNamed = "scenario" | "takeScenario" | "switchOn" | "switchOff";

/** A vendor's code gives the names of its own switches, so that a misspelt one does not compile. */
export type World<Switch extends string = string> = Omit<Whole, SwitchNamed> & {
  scenario: (target: string | null, name: Switch) => ScenarioSettings | null;
  takeScenario: (target: string | null, name: Switch) => ScenarioSettings | null;
  switchOn: (target: string, name: Switch, settings: ScenarioSettings) => void;
  switchOff: (target: string, name: Switch) => void;
};

import type { Account, AccountBook } from "./accounts.ts";
import type { Reply, SimulatorRequest } from "./exchange.ts";
import type { ScenarioSettings, Scenarios } from "./scenarios.ts";
import type { World } from "./world.ts";

/** One vendor: the paths it owns, its answers, and what a product needs to know to meet it here. */
export type Simulator<Own extends Account = Account> = {
  vendor: string;
  owns: (path: string) => boolean;
  answer: (world: World, request: SimulatorRequest) => Reply;
  /** The product's variables for these servers, which answer under `base` (no slash at its end). */
  environment: (base: string) => Record<string, string>;
  /** Its switches. They are thrown on an account of its platform, or under `vendor` where there is no platform. */
  scenarios: Scenarios;
  /** null for a vendor whose accounts nobody connects: mail. */
  platform: SimulatedPlatform<Own> | null;
};

/** What a vendor brings whose accounts people connect. `revoked` must be among its switches. */
export interface SimulatedPlatform<Own extends Account = Account> {
  /** The product's id of the platform: the one in `/api/connect/<id>/callback`. */
  id: string;
  label: string;
  accounts: AccountBook<Own>;
  describeAccount(world: World, account: Own): AccountDescription;
  /** Everything the account has published up to now, newest first. */
  describePosts(world: World, account: Own): PostDescription[];
  /** What throwing a switch does beside setting it. @returns the settings to keep */
  switchedOn?(world: World, account: Own, name: string, settings: ScenarioSettings): ScenarioSettings;
  switchedOff?(world: World, account: Own, name: string, settings: ScenarioSettings | null): void;
  notices?: Notices<Own>;
  budget?: Budget;
  /** Answers its consent page as a person would. @returns where the person is sent @throws when it shows an error */
  answerConsent(authorizationUrl: string, answer: ConsentAnswer): Promise<URL>;
}

/** Beside these a vendor tells whatever its own tests want to know. */
export type AccountDescription = {
  /** As the platform shows them now; null where there is nothing to connect. */
  handle: string | null;
  name: string | null;
  /** A few words each, for the page: "41,600 subscribers". */
  facts: string[];
  liveGrants: number;
  [more: string]: unknown;
};

export type PostDescription = {
  id: string;
  /** Title, or the first words of a caption. */
  title: string;
  publishedAt: string;
  /** The platform's own word, "public" where everybody may see it. */
  privacy: string;
  counts: Record<string, number>;
  [more: string]: unknown;
};

export type ConsentAnswer = {
  /** An account's id, as GET /control/accounts lists them. */
  account: string;
  decision?: "allow" | "deny";
  /** The scopes left ticked; all that were asked for when absent. */
  granted?: string[];
};

/** Webhooks: the vendor writes and signs them, the house delivers. */
export interface Notices<Own extends Account = Account> {
  /** Every kind it sends, and what has happened when it does. */
  kinds: Record<string, string>;
  /** @param more what was posted to the control route beside the kind */
  write(world: World, account: Own, kind: string, more: Record<string, unknown>): Notice;
}

export type Notice = { path: string; headers: Record<string, string>; body: string };

/** What the product may use up in a day or a minute. */
export type Budget = {
  describe(world: World): Record<string, number | string>;
  /** Sets what is given and leaves the rest. @throws z.ZodError */
  set(world: World, input: unknown): void;
  words(world: World): string;
};

import type { WeatherState } from "@/lib/connections/weather";
import type { AccountMetric, PostMetric } from "@/lib/metrics/catalog";
import type { Problem } from "@/lib/platforms/errors";
import type { Platform } from "@/lib/platforms/types";

/** What can befall a linked account, and is told of in words. */
export const scenes = [
  "token expired",
  "revoked at the platform",
  "permission taken back",
  "refresh reply lost",
  "two workers refresh at once",
  "too fast",
  "allowance used up",
  "outage of a day",
  "new field",
  "count hidden",
  "post deleted",
  "account renamed",
  "account closed",
] as const;
export type SceneName = (typeof scenes)[number];

/** How a platform plays a scene, and what must have come of it. */
export interface Scene {
  /**
   * The switch thrown before the next visit, and its settings, to which a deletion adds the post's name in `as`; null where
   * the visit itself is the scene.
   */
  turn: [name: string, settings?: Record<string, unknown>] | null;
  /** Days between the first reading and the scene: 1 where it says nothing. */
  afterDays?: number;
  /** What the weather says then. */
  weather: WeatherState;
  problem: Problem | null;
  /** Of a scene about one count: which does not come, and what that means with this platform. */
  hides?: { of: "account" | "post"; metric: AccountMetric | PostMetric; as: "hidden" | "missing" };
  /** Once the switch is off all is well again: a reading of the next day is stored. */
  passes: boolean;
}

/** What a platform's file in `worlds/` says for the tests of linked accounts. */
export interface Scenery {
  /** Under which name the platform sends each count. */
  wire: { account: Partial<Record<AccountMetric, string>>; post: Partial<Record<PostMetric, string>> };
  /** The visit asks for a new token, as the journal calls it. */
  refreshOperation: string;
  /** "never" where the platform has no such thing. */
  scenes: Record<SceneName, Scene | "never">;
}

export async function sceneryOf({ descriptor: { id } }: Platform): Promise<Scenery> {
  const { scenery }: { scenery: Scenery } = await import(`./worlds/${id}.ts`);
  return scenery;
}

import { answerConsentPage } from "@/e2e/simulators/consent-client.ts";
import { simulatorEnvironment } from "@/e2e/simulators/environment.ts";
import { callbackOf, startStage } from "@/e2e/simulators/test-stage.ts";
import type { Problem } from "@/lib/platforms/errors";
import type { Platform } from "@/lib/platforms/types";

/** What a platform's answers may be turned into for the tests that hold for all platforms. */
export const turns = [
  "access token refused",
  "permission missing",
  "too fast",
  "allowance used up",
  "outage",
  "cut off",
  "no JSON",
  "too large",
  "counts in another form",
  "members unheard of",
  "refresh refused",
  "refresh brings a new token",
  "operator's mistake",
  "account closed",
] as const;
export type Turn = (typeof turns)[number];

/** What the tests must know about a platform: the file of its own name in `worlds/`. */
export interface Traits {
  /** A simulated account with more than one page of posts. */
  owner: string;
  /** Somebody who can allow us to read and has nothing that can be read; null where everybody has. */
  accountless: string | null;
  /** The platform's words for posts that everybody may see. */
  publicWords: readonly string[];
  /** It checks PKCE. */
  usesPkce: boolean;
  /** A name in its form that no post has. */
  unknownPost: string;
  /** The switch that makes each turn, and its settings. */
  switches: Partial<Record<Turn, readonly [name: string, settings?: object]>>;
  /** Where a turn ends otherwise than for most: in another problem, or nowhere, for the platform has no such answer. */
  otherwise: Partial<Record<Turn, Problem | "never">>;
}

/** One platform's servers around a test. */
export interface PlatformWorld {
  traits: Traits;
  redirectUri: string;
  /** Answers the consent page. @returns the query with which the person comes back */
  consent(address: URL, account: string): Promise<URLSearchParams>;
  /** How many public posts the owner has now. */
  publicPosts(): Promise<number>;
  /** Of the owner's answers, from now on, until `calm`. */
  turn(what: Turn): Promise<void>;
  calm(): Promise<void>;
}

/** Starts the servers of all platforms and points the environment at them: it is read once, and so is their clock. */
export async function startWorlds() {
  const stage = await startStage();
  Object.assign(process.env, simulatorEnvironment(stage.port));

  async function worldOf({ descriptor: { id } }: Platform): Promise<PlatformWorld> {
    const { traits }: { traits: Traits } = await import(`./worlds/${id}.ts`);
    const owner = `/control/accounts/${traits.owner}`;
    return {
      traits,
      redirectUri: callbackOf(id),
      consent: async (address, account) => (await answerConsentPage(address.href, { account })).searchParams,
      publicPosts: async () => {
        const posts = await stage.get<{ privacy: string }[]>(`${owner}/posts`);
        return posts.filter(({ privacy }) => traits.publicWords.includes(privacy)).length;
      },
      turn: async (what) => {
        const [name, settings] = traits.switches[what] ?? [];
        if (!name) throw new Error(`There is no switch at ${id} for "${what}"`);
        const { status } = await stage.post(`${owner}/scenarios`, { name, ...settings });
        if (status !== 200) throw new Error(`The switch ${name} at ${id} was answered ${status}`);
      },
      calm: async () => {
        await fetch(`${stage.url}${owner}/scenarios`, { method: "DELETE" });
      },
    };
  }

  return { worldOf, close: () => stage.close() };
}

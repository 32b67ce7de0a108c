import { answerConsentPage } from "@/e2e/simulators/consent-client.ts";
import { simulatorEnvironment } from "@/e2e/simulators/environment.ts";
import { callbackOf, startStage } from "@/e2e/simulators/test-stage.ts";
import type { PlatformWorld, Traits, Turn } from "../platform-worlds";

export const traits: Traits = {
  usesPkce: false,
  hasAccountless: false,
  unknownPost: "7000000000000000001",
  otherwise: {
    // A page that is no JSON stands in front of its servers, and passes.
    "no JSON": "unavailable/outage",
    // A window of a minute is its only limit.
    "allowance used up": "never",
    // Its data endpoints do not look at the app's own credentials.
    "operator's mistake": "never",
    // An account that is gone is a token that is dead.
    "account closed": "expired/revoked",
  },
};

/** The switch that makes each turn, and its settings. */
const switches: Record<Turn, [name: string, settings?: object] | null> = {
  "access token refused": ["expired"],
  "permission missing": ["scope-missing"],
  "too fast": ["rate-limited-429"],
  "allowance used up": null,
  outage: ["outage-503"],
  "cut off": ["truncated"],
  "no JSON": ["malformed-json"],
  "too large": ["huge"],
  "counts in another form": ["counts-as-text"],
  "members unheard of": ["new-field"],
  "refresh refused": ["invalid-grant"],
  // Every refresh does.
  "refresh brings a new token": null,
  "operator's mistake": null,
  "account closed": ["account-banned"],
};

export async function startWorld(): Promise<PlatformWorld> {
  const stage = await startStage();
  Object.assign(process.env, simulatorEnvironment(stage.port));
  const account = "contract-tiktok";
  await stage.post("/control/accounts", { id: account, platform: "tiktok" });
  return {
    redirectUri: callbackOf("tiktok"),
    consent: async (address) => (await answerConsentPage(address.href, { account })).searchParams,
    publicPosts: async () => {
      const videos = await stage.get<{ privacy: string }[]>(`/control/accounts/${account}/posts`);
      return videos.filter(({ privacy }) => privacy === "public").length;
    },
    turn: async (what) => {
      const [name, settings] = switches[what] ?? [];
      if (name) await stage.throwSwitch(account, name, { ...settings });
    },
    calm: async () => {
      await fetch(`${stage.url}/control/accounts/${account}/scenarios`, { method: "DELETE" });
    },
    close: () => stage.close(),
  };
}

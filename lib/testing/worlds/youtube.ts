import { answerConsentPage } from "@/e2e/simulators/consent-client.ts";
import { simulatorEnvironment } from "@/e2e/simulators/environment.ts";
import { callbackOf, startStage } from "@/e2e/simulators/test-stage.ts";
import type { PlatformWorld, Traits, Turn } from "../platform-worlds";

export const traits: Traits = {
  usesPkce: true,
  hasAccountless: true,
  unknownPost: "aaaaaaaaaaa",
  otherwise: {},
};

/** The switch that makes each turn, and its settings. */
const switches: Record<Turn, [name: string, settings?: object]> = {
  "access token refused": ["expired"],
  "permission missing": ["scope-missing"],
  "too fast": ["rate-limited-429", { retryAfter: "30" }],
  "allowance used up": ["quota-exceeded"],
  outage: ["outage-503"],
  "cut off": ["truncated"],
  "no JSON": ["malformed-json"],
  "too large": ["huge"],
  "counts in another form": ["bare-numbers"],
  "members unheard of": ["new-field"],
  "refresh refused": ["invalid-grant"],
  "refresh brings a new token": ["rotating-refresh"],
  "operator's mistake": ["api-not-enabled"],
  "account closed": ["channel-closed"],
};

export async function startWorld(): Promise<PlatformWorld> {
  const stage = await startStage();
  Object.assign(process.env, simulatorEnvironment(stage.port));
  return {
    redirectUri: callbackOf("youtube"),
    consent: async (address, who) => {
      const account = who === "owner" ? "creator" : "no-channel";
      return (await answerConsentPage(address.href, { account })).searchParams;
    },
    publicPosts: async () => {
      const videos = await stage.get<{ privacy: string }[]>("/control/accounts/creator/posts");
      return videos.filter(({ privacy }) => privacy === "public").length;
    },
    turn: async (what) => {
      const [name, settings] = switches[what];
      await stage.post("/control/accounts/creator/scenarios", { name, ...settings });
    },
    calm: async () => {
      await fetch(`${stage.url}/control/accounts/creator/scenarios`, { method: "DELETE" });
    },
    close: () => stage.close(),
  };
}

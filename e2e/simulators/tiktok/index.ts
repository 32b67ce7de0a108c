import { fillInConsent } from "../consent-page.ts";
import type { Reply, SimulatorRequest } from "../exchange.ts";
import type { Simulator } from "../vendor.ts";
import { type TiktokAccount, tiktokAccounts } from "./accounts.ts";
import { answerConsent, showConsent } from "./consent.ts";
import { answerDataApi } from "./data-api.ts";
import { describeAccount, describeVideos } from "./describe.ts";
import { tiktokEnvironment } from "./environment.ts";
import { answerImage } from "./images.ts";
import { notices } from "./notices.ts";
import { answerRevoke, answerToken } from "./oauth.ts";
import { minuteBudget } from "./rate.ts";
import { scenarios, type TiktokWorld } from "./scenarios.ts";
import { switchedOff, switchedOn } from "./switches.ts";

type Route = { operation: string; answer: (world: TiktokWorld, request: SimulatorRequest) => Reply };

const oauthRoutes: Record<string, Route> = {
  "GET /tiktok/v2/auth/authorize/": { operation: "oauth.authorize", answer: showConsent },
  "POST /tiktok/consent": { operation: "oauth.consent", answer: answerConsent },
  "POST /tiktok/v2/oauth/token/": { operation: "oauth.token", answer: answerToken },
  "POST /tiktok/v2/oauth/revoke/": { operation: "oauth.revoke", answer: answerRevoke },
};

export const tiktok: Simulator<TiktokAccount> = {
  vendor: "tiktok",
  owns: (path) => path.startsWith("/tiktok/") || path.startsWith("/tiktokcdn/"),
  answer(world, request) {
    if (request.path.startsWith("/tiktokcdn/")) {
      request.entry.vendor = "tiktok-images";
      return answerImage(world, request);
    }
    const route = oauthRoutes[`${request.method} ${request.path}`];
    if (!route) return answerDataApi(world, request);
    request.entry.operation = route.operation;
    return route.answer(world, request);
  },
  environment: tiktokEnvironment,
  scenarios,
  platform: {
    id: "tiktok",
    label: "TikTok",
    accounts: tiktokAccounts,
    describeAccount,
    describePosts: describeVideos,
    switchedOn,
    switchedOff,
    notices,
    budget: minuteBudget,
    answerConsent: (url, answer) =>
      fillInConsent(
        url,
        { action: "/tiktok/consent", scopes: (new URL(url).searchParams.get("scope") ?? "").split(",") },
        answer,
      ),
  },
};

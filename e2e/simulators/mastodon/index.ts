import { fillInConsent } from "../consent-page.ts";
import type { Reply, SimulatorRequest } from "../exchange.ts";
import { drawPicture } from "../pictures.ts";
import type { Simulator } from "../vendor.ts";
import { type MastodonAccount, mastodonAccounts } from "./accounts.ts";
import { answerApi } from "./api.ts";
import { callBudget, describeAccount, describePosts, switchedOff, switchedOn } from "./describe.ts";
import { mastodonEnvironment, root } from "./environment.ts";
import { answerConsent, answerRevoke, answerToken, consentAction, showConsent } from "./oauth.ts";
import { type MastodonWorld, scenarios } from "./scenarios.ts";

const routes: Record<
  string,
  { operation: string; answer: (world: MastodonWorld, request: SimulatorRequest) => Reply }
> = {
  [`GET ${root}/oauth/authorize`]: { operation: "oauth.authorize", answer: showConsent },
  [`POST ${consentAction}`]: { operation: "oauth.consent", answer: answerConsent },
  [`POST ${root}/oauth/token`]: { operation: "oauth.exchange", answer: answerToken },
  [`POST ${root}/oauth/revoke`]: { operation: "oauth.revoke", answer: answerRevoke },
};

function answerMedia({ entry, path }: SimulatorRequest): Reply {
  entry.operation = "image";
  const isOriginal = path.endsWith("-original.jpg");
  return drawPicture(path, isOriginal ? { width: 1_200, height: 800 } : { width: 480, height: 320 });
}

/** One Mastodon server. */
export const mastodon: Simulator<MastodonAccount> = {
  vendor: "mastodon",
  owns: (path) => path.startsWith(`${root}/`),
  answer(world, request) {
    const route = routes[`${request.method} ${request.path}`];
    if (route) {
      request.entry.operation = route.operation;
      return route.answer(world, request);
    }
    if (/\/media\/[\w-]+\.jpg$/.test(request.path)) return answerMedia(request);
    return answerApi(world, request);
  },
  environment: mastodonEnvironment,
  scenarios,
  platform: {
    id: "mastodon",
    label: "Mastodon",
    accounts: mastodonAccounts,
    describeAccount,
    describePosts,
    switchedOn,
    switchedOff,
    budget: callBudget,
    answerConsent: (url, answer) => fillInConsent(url, { action: consentAction, scopes: [] }, answer),
  },
};

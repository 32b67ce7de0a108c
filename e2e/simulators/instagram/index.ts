import { fillInConsent } from "../consent-page.ts";
import { html, type Reply, type SimulatorRequest } from "../exchange.ts";
import { drawPicture } from "../pictures.ts";
import type { Simulator } from "../vendor.ts";
import { type InstagramAccount, instagramAccounts } from "./accounts.ts";
import { describeAccount, describePosts } from "./describe.ts";
import { instagramEnvironment } from "./environment.ts";
import { answerGraph } from "./graph.ts";
import { notices } from "./notices.ts";
import { answerConsent, answerToken, showConsent } from "./oauth.ts";
import { scenarios } from "./scenarios.ts";
import { switchedOff, switchedOn } from "./switches.ts";

const notFound = () => html(404, "<!doctype html><title>Page not found</title>");

/** Covers, as large as Instagram gives them. */
function answerImage({ method, path, entry }: SimulatorRequest): Reply {
  entry.operation = "image";
  const [, id] = /^\/instagram\/cdn\/(\d{17})\.jpg$/.exec(path) ?? [];
  return id && method === "GET" ? drawPicture(id, { width: 640, height: 640 }) : notFound();
}

type Route = { operation: string; answer: Simulator["answer"] };

const routes: Record<string, Route> = {
  "GET /instagram/oauth/authorize": { operation: "oauth.authorize", answer: showConsent },
  "POST /instagram/consent": { operation: "oauth.consent", answer: answerConsent },
  "POST /instagram/api/oauth/access_token": { operation: "oauth.exchange", answer: answerToken },
};

export const instagram: Simulator<InstagramAccount> = {
  vendor: "instagram",
  owns: (path) => path.startsWith("/instagram/"),
  answer(world, request) {
    const { method, path, entry } = request;
    if (path.startsWith("/instagram/graph/")) return answerGraph(world, request);
    if (path.startsWith("/instagram/cdn/")) return answerImage(request);
    const route = routes[`${method} ${path}`];
    if (!route) return notFound();
    entry.operation = route.operation;
    return route.answer(world, request);
  },
  environment: instagramEnvironment,
  scenarios,
  platform: {
    id: "instagram",
    label: "Instagram",
    accounts: instagramAccounts,
    describeAccount,
    describePosts,
    switchedOn,
    switchedOff,
    notices,
    answerConsent: (url, answer) =>
      fillInConsent(
        url,
        { action: "/instagram/consent", scopes: (new URL(url).searchParams.get("scope") ?? "").split(",") },
        answer,
      ),
  },
};

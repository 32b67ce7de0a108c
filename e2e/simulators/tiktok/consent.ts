import { consentPage, vendorPage } from "../consent-page.ts";
import { escapeHtml, type Reply, redirect, type SimulatorRequest } from "../exchange.ts";
import { tiktokAccounts } from "./accounts.ts";
import { tiktokClientKey } from "./environment.ts";
import { issueCode, type Scope, scopeNames } from "./grants.ts";
import type { TiktokWorld } from "./scenarios.ts";
import { tiktokPart } from "./state.ts";

const scopeWords: Record<Scope, string> = {
  "user.info.basic": "Read your profile info (open id, avatar, display name ...)",
  "user.info.profile":
    "Read access to your additional profile information, such as bio description and username",
  "user.info.stats": "Read access to your profile engagement statistics, such as like and follower count",
  "video.list": "Read your public videos on TikTok",
};

const isScope = (text: string): text is Scope => (scopeNames as readonly string[]).includes(text);

type Asked = { redirectUri: string; scopes: Scope[]; state: string };
type Refused = { error: string; why: string };

function readRequest(world: TiktokWorld, query: URLSearchParams): Asked | Refused {
  const refuse = (error: string, why: string): Refused => ({ error, why });
  if (query.get("client_key") !== tiktokClientKey) return refuse("invalid_client", "client_key");
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!world.admitsRedirect("tiktok", redirectUri)) return refuse("invalid_request", "redirect_uri");
  if (query.get("response_type") !== "code") return refuse("unsupported_response_type", "response_type");
  const asked = (query.get("scope") ?? "").split(",");
  const scopes = asked.filter(isScope);
  if (scopes.length === 0 || scopes.length < asked.length) return refuse("invalid_scope", "scope");
  const state = query.get("state");
  if (!state) return refuse("invalid_request", "state");
  return { redirectUri, scopes, state };
}

const style = `body { font: 16px/1.5 system-ui, sans-serif; color: #161823; background: #f8f8f8; margin: 0; }
main { max-width: 32rem; margin: 2rem auto; background: #fff; padding: 2rem; border: 1px solid #d0d1d3; }
h1 { font-size: 1.4rem; margin-top: 0; }
fieldset { border: 1px solid #8a8b91; border-radius: .25rem; margin: 1rem 0; }
label { display: block; padding: .35rem 0; }
small { color: #56575d; }
button { font: inherit; padding: .6rem 1.6rem; border-radius: .25rem; border: 1px solid #8a8b91; background: #fff; color: #161823; }
button[value=allow] { background: #161823; color: #fff; border-color: #161823; }
.actions { display: flex; gap: 1rem; justify-content: flex-end; }`;

function refusalPage({ error, why }: Refused): Reply {
  const main = `<h1>Something went wrong</h1><p>We couldn’t log in with TikTok. This may be due to specific app settings: <code>${escapeHtml(why)}</code></p><p>Error 400: ${error}</p>`;
  return vendorPage(400, "Log in with TikTok", main, style);
}

/** Banned and deleted accounts cannot sign in, so nobody can choose them. */
function choosable(world: TiktokWorld) {
  return world
    .accountsOf(tiktokAccounts)
    .filter(({ id }) => !world.scenario(id, "account-deleted") && !world.scenario(id, "account-banned"));
}

/** `GET /tiktok/v2/auth/authorize/` */
export function showConsent(world: TiktokWorld, request: SimulatorRequest): Reply {
  const asked = readRequest(world, request.query);
  if ("error" in asked) {
    request.entry.reason = asked.error;
    return refusalPage(asked);
  }
  const { names } = world.part(tiktokPart);
  return consentPage({
    title: "Log in with TikTok",
    heading: "Authorize Tallyglass to access your TikTok account",
    action: "/tiktok/consent",
    request: request.query,
    choose: "Continue as",
    accounts: choosable(world).map((account, place) => {
      const { displayName, username } = names[account.id] ?? account;
      return {
        id: account.id,
        name: displayName,
        detail: `@${username}`,
        isChecked: place === 0,
      };
    }),
    select: "Tallyglass would like to",
    scopes: asked.scopes.map((scope) => ({ scope, words: scopeWords[scope] })),
    style,
  });
}

/** `POST /tiktok/consent`: back to the client, with a code or without. */
export function answerConsent(world: TiktokWorld, request: SimulatorRequest): Reply {
  const form = new URLSearchParams(request.body);
  const asked = readRequest(world, new URLSearchParams(form.get("request") ?? ""));
  if ("error" in asked) {
    request.entry.reason = asked.error;
    return refusalPage(asked);
  }
  const { redirectUri, state } = asked;
  if (form.get("decision") !== "allow") {
    request.entry.reason = "access_denied";
    return back(redirectUri, {
      error: "access_denied",
      error_description: "The user has denied the request",
      error_type: "user_cancelled",
      state,
    });
  }
  const account = choosable(world).find(({ id }) => id === form.get("account"));
  if (!account) return refusalPage({ error: "access_denied", why: "account" });
  request.entry.account = account.id;
  const granted = form.getAll("granted");
  const scopes = asked.scopes.filter((scope) => granted.includes(scope));
  const code = issueCode(world, { account: account.id, redirectUri, scopes });
  return back(redirectUri, { code, scopes: scopes.join(","), state });
}

/** Every character that may be is encoded, `*` and `!` too: the client decodes once and gets the code. */
function back(redirectUri: string, parameters: Record<string, string>): Reply {
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encode(value)}`);
  return redirect(`${redirectUri}?${query.join("&")}`);
}

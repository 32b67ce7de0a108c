import { randomBytes } from "node:crypto";
import { consentPage, vendorPage } from "../consent-page.ts";
import { escapeHtml, json, type Reply, redirect, type SimulatorRequest } from "../exchange.ts";
import { fingerprint } from "../fingerprint.ts";
import { verifierFits } from "../pkce.ts";
import { mastodonAccounts } from "./accounts.ts";
import { clientId, clientSecret, root } from "./environment.ts";
import type { MastodonWorld } from "./scenarios.ts";
import { type Code, type MastodonState, mastodonPart } from "./state.ts";

export const consentAction = `${root}/oauth/consent`;

/** What the application was registered with. */
const registered = ["profile", "read:statuses"];
const scopeWords: Record<string, string> = {
  profile: "Read only your account's profile information",
  "read:statuses": "See all posts",
};

const codeLifeMs = 10 * 60_000;

type Asked = { redirectUri: string; scopes: string[]; state: string | null; challenge: string | null };
type Refused = { error: string; why: string };

function readRequest(world: MastodonWorld, query: URLSearchParams): Asked | Refused {
  if (query.get("client_id") !== clientId) {
    return { error: "invalid_client", why: "Client authentication failed due to unknown client." };
  }
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!world.admitsRedirect("mastodon", redirectUri)) {
    return { error: "invalid_redirect_uri", why: "The redirect uri included is not valid." };
  }
  if (query.get("response_type") !== "code") {
    return {
      error: "unsupported_response_type",
      why: "The authorization server does not support this response type.",
    };
  }
  const scopes = (query.get("scope") ?? "read").split(" ").filter(Boolean);
  if (!scopes.every((scope) => registered.includes(scope))) {
    return { error: "invalid_scope", why: "The requested scope is invalid, unknown, or malformed." };
  }
  const challenge = query.get("code_challenge");
  if (challenge !== null && query.get("code_challenge_method") !== "S256") {
    return { error: "invalid_code_challenge_method", why: "The code challenge method must be S256." };
  }
  return { redirectUri, scopes, state: query.get("state"), challenge };
}

const style = `body { font: 16px/1.5 system-ui, sans-serif; color: #fff; background: #191b22; margin: 0; }
main { max-width: 32rem; margin: 2rem auto; padding: 1rem; }
h1 { font-size: 1.3rem; }
fieldset { border: 1px solid #4f535f; border-radius: .5rem; margin: 1rem 0; }
label { display: block; padding: .35rem 0; }
small { color: #c9cbd4; }
button { font: inherit; width: 100%; padding: .7rem; border: 0; border-radius: .4rem; background: #3a3d49; color: #fff; }
button[value=allow] { background: #563acc; }
.actions { display: grid; gap: .5rem; }`;

function refusalPage(request: SimulatorRequest, { error, why }: Refused): Reply {
  request.entry.reason = error;
  return vendorPage(
    400,
    "An error has occurred",
    `<h1>An error has occurred</h1><p>${escapeHtml(why)}</p><p>Error 400: ${error}</p>`,
    style,
  );
}

/** `GET /oauth/authorize`. Nobody can untick anything here. */
export function showConsent(world: MastodonWorld, request: SimulatorRequest): Reply {
  const asked = readRequest(world, request.query);
  if ("error" in asked) return refusalPage(request, asked);
  return consentPage({
    title: "Authorization required",
    heading: "Tallyglass would like permission to access your account",
    action: consentAction,
    request: request.query,
    choose: "Signed in as",
    accounts: world.accountsOf(mastodonAccounts).map(({ id, username, displayName }, place) => ({
      id,
      name: `${displayName} @${username}`,
      detail: id,
      isChecked: place === 0,
    })),
    select: "Review permissions",
    scopes: asked.scopes.map((scope) => ({ scope, words: scopeWords[scope] ?? scope, isFixed: true })),
    style,
  });
}

/** Back to the client, with a code or without. */
export function answerConsent(world: MastodonWorld, request: SimulatorRequest): Reply {
  const form = new URLSearchParams(request.body);
  const asked = readRequest(world, new URLSearchParams(form.get("request") ?? ""));
  if ("error" in asked) return refusalPage(request, asked);
  const back = new URL(asked.redirectUri);
  const sendBack = (answer: Record<string, string>) => {
    for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
    if (asked.state !== null) back.searchParams.set("state", asked.state);
    return redirect(back.href);
  };
  if (form.get("decision") !== "allow") {
    request.entry.reason = "access_denied";
    return sendBack({
      error: "access_denied",
      error_description: "The resource owner or authorization server denied the request.",
    });
  }
  const account = world.accountsOf(mastodonAccounts).find(({ id }) => id === form.get("account"));
  if (!account) return refusalPage(request, { error: "invalid_request", why: "Nobody is signed in." });
  request.entry.account = account.id;
  const code = randomBytes(32).toString("base64url");
  const life = world.takeScenario(account.id, "expired-code") ? 0 : codeLifeMs;
  world.part(mastodonPart).codes[code] = {
    account: account.id,
    redirectUri: asked.redirectUri,
    scopes: asked.scopes,
    challenge: asked.challenge,
    expiresAtWall: world.clock.wallNow() + life,
    used: false,
  };
  world.switchOff(account.id, "revoked");
  return sendBack({ code });
}

const descriptions = {
  invalid_client:
    "Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.",
  invalid_grant:
    "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.",
  unsupported_grant_type: "The authorization grant type is not supported by the authorization server.",
  unauthorized_client: "You are not authorized to revoke this token",
};

function oauthError(request: SimulatorRequest, status: number, error: keyof typeof descriptions): Reply {
  request.entry.reason = error;
  return json(status, { error, error_description: descriptions[error] });
}

const isClient = (form: URLSearchParams) =>
  form.get("client_id") === clientId && form.get("client_secret") === clientSecret;

function unavailable(request: SimulatorRequest): Reply {
  request.entry.reason = "unavailable";
  return {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: "<!doctype html><title>503</title>",
  };
}

/** `POST /oauth/token` */
export function answerToken(world: MastodonWorld, request: SimulatorRequest): Reply {
  const form = new URLSearchParams(request.body);
  if (!isClient(form)) return oauthError(request, 401, "invalid_client");
  if (form.get("grant_type") !== "authorization_code") {
    return oauthError(request, 400, "unsupported_grant_type");
  }
  const code = world.part(mastodonPart).codes[form.get("code") ?? ""];
  if (!code) return oauthError(request, 400, "invalid_grant");
  request.entry.account = code.account;
  if (world.takeScenario(code.account, "token-outage")) return unavailable(request);
  const isGood =
    !code.used &&
    world.clock.wallNow() < code.expiresAtWall &&
    form.get("redirect_uri") === code.redirectUri &&
    (code.challenge === null ||
      verifierFits({ value: code.challenge, method: "S256" }, form.get("code_verifier") ?? ""));
  code.used = true;
  if (!isGood) return oauthError(request, 400, "invalid_grant");
  const [token, { scopes, createdAt }] = tokenFor(world, code);
  request.entry.token = fingerprint(token, 8, "hex");
  return json(200, {
    access_token: token,
    token_type: "Bearer",
    scope: scopes.join(" "),
    created_at: Math.floor(createdAt / 1_000),
  });
}

/**
 * A live token of the same person with the same scopes is given out again: two links of one account share it.
 * @source https://github.com/mastodon/mastodon/blob/main/config/initializers/doorkeeper.rb — reuse_access_token
 */
function tokenFor(
  world: MastodonWorld,
  { account, scopes }: Code,
): [string, MastodonState["tokens"][string]] {
  const { tokens } = world.part(mastodonPart);
  const held = Object.entries(tokens).find(
    ([, token]) => token.account === account && !token.revoked && token.scopes.join() === scopes.join(),
  );
  if (held) return held;
  const token = randomBytes(32).toString("base64url");
  const made = { account, scopes, createdAt: world.clock.now(), revoked: false };
  tokens[token] = made;
  return [token, made];
}

/** `POST /oauth/revoke`: yes for a token that is dead or was never known, no for another client. */
export function answerRevoke(world: MastodonWorld, request: SimulatorRequest): Reply {
  const form = new URLSearchParams(request.body);
  const text = form.get("token") ?? "";
  request.entry.token = fingerprint(text, 8, "hex");
  if (!isClient(form) || text === "") return oauthError(request, 403, "unauthorized_client");
  const token = world.part(mastodonPart).tokens[text];
  if (token) {
    request.entry.account = token.account;
    const silent = world.takeScenario(token.account, "silent-revoke");
    if (silent?.as === "503") return unavailable(request);
    if (silent) return { status: 200, delivery: "silent" };
    token.revoked = true;
  }
  return json(200, {});
}

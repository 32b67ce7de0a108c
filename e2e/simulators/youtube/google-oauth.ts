import { html, json, type Reply, type SimulatorRequest } from "../exchange.ts";
import { fingerprint } from "../fingerprint.ts";
import { verifierFits } from "../pkce.ts";
import { googleClientId, googleClientSecret } from "./environment.ts";
import { answerConsent, showConsent } from "./google-consent.ts";
import { beginGrant, findAccessToken, findRefreshToken, refreshGrant, revokeGrant } from "./google-grants.ts";
import type { YoutubeWorld } from "./scenarios.ts";
import { googlePart } from "./state.ts";

const noStore = { "cache-control": "no-cache, no-store, max-age=0, must-revalidate", vary: "Origin" };

function oauthError(request: SimulatorRequest, status: number, error: string, description: string): Reply {
  request.entry.reason = error;
  return json(status, { error, error_description: description }, noStore);
}

/** `POST /google/token`: errors are flat, `error` is a string. */
function answerToken(world: YoutubeWorld, request: SimulatorRequest): Reply {
  const form = new URLSearchParams(request.body);
  if (form.get("client_id") !== googleClientId) {
    return oauthError(request, 401, "invalid_client", "The OAuth client was not found.");
  }
  if (form.get("client_secret") !== googleClientSecret) {
    return oauthError(request, 401, "invalid_client", "Unauthorized");
  }
  const grantType = form.get("grant_type") ?? "";
  if (grantType === "authorization_code") return exchangeCode(world, request, form);
  if (grantType === "refresh_token") return refresh(world, request, form);
  return oauthError(request, 400, "unsupported_grant_type", `Invalid grant_type: ${grantType}`);
}

function unavailable(request: SimulatorRequest): Reply {
  request.entry.reason = "internal_failure";
  return json(503, { error: "internal_failure", error_description: "Backend Error" }, noStore);
}

function exchangeCode(world: YoutubeWorld, request: SimulatorRequest, form: URLSearchParams): Reply {
  request.entry.operation = "oauth.exchange";
  const text = form.get("code");
  if (!text) return oauthError(request, 400, "invalid_request", "Missing required parameter: code");
  if (!text.startsWith("4/")) return oauthError(request, 400, "invalid_grant", "Malformed auth code.");
  const code = world.part(googlePart).codes[text];
  if (!code) return oauthError(request, 400, "invalid_grant", "Bad Request");
  request.entry.account = code.account;
  if (world.takeScenario(code.account, "token-outage")) return unavailable(request);
  if (code.used || world.clock.wallNow() >= code.expiresAtWall) {
    return oauthError(request, 400, "invalid_grant", "Bad Request");
  }
  if (form.get("redirect_uri") !== code.redirectUri) {
    return oauthError(request, 400, "redirect_uri_mismatch", "Bad Request");
  }
  code.used = true;
  const verifier = form.get("code_verifier");
  if (code.challenge && verifier === null) {
    return oauthError(request, 400, "invalid_grant", "Missing code verifier.");
  }
  if (code.challenge && !verifierFits(code.challenge, verifier ?? "")) {
    return oauthError(request, 400, "invalid_grant", "Invalid code verifier.");
  }
  const reply = beginGrant(world, code);
  request.entry.token = fingerprint(String(reply.access_token), 8, "hex");
  return json(200, reply, noStore);
}

function refresh(world: YoutubeWorld, request: SimulatorRequest, form: URLSearchParams): Reply {
  request.entry.operation = "oauth.refresh";
  const token = form.get("refresh_token");
  if (!token) return oauthError(request, 400, "invalid_request", "Missing required parameter: refresh_token");
  request.entry.token = fingerprint(token, 8, "hex");
  const found = findRefreshToken(world, token);
  if (!found) return oauthError(request, 400, "invalid_grant", "Bad Request");
  const { account } = found.grant;
  request.entry.account = account;
  if (world.takeScenario(account, "token-outage")) return unavailable(request);
  const slow = world.takeScenario(account, "refresh-slow");
  const delay = slow ? { delayMs: slow.ms ?? 0 } : {};
  const refused = world.takeScenario(account, "invalid-grant");
  if (refused && refused.as !== "revoked") {
    return { ...oauthError(request, 400, "invalid_grant", "Bad Request"), ...delay };
  }
  if (refused || !found.isLive) {
    return { ...oauthError(request, 400, "invalid_grant", "Token has been expired or revoked."), ...delay };
  }
  const reply = { ...json(200, refreshGrant(world, found), noStore), ...delay };
  return world.takeScenario(account, "lose-refresh-reply") ? { ...reply, delivery: "dropped" } : reply;
}

/** `POST /google/revoke?token=`: a dead token is refused, which means that nothing is left to revoke. */
function answerRevoke(world: YoutubeWorld, request: SimulatorRequest): Reply {
  request.entry.operation = "oauth.revoke";
  const token = request.query.get("token") ?? new URLSearchParams(request.body).get("token");
  if (!token) return oauthError(request, 400, "invalid_request", "Missing required parameter: token");
  request.entry.token = fingerprint(token, 8, "hex");
  const found = findRefreshToken(world, token) ?? findAccessToken(world, token);
  if (found) {
    request.entry.account = found.grant.account;
    const silent = world.takeScenario(found.grant.account, "silent-revoke");
    if (silent?.as === "503") return unavailable(request);
    if (silent) return { status: 200, delivery: "silent" };
  }
  if (!found?.isLive) return oauthError(request, 400, "invalid_token", "Token expired or revoked");
  revokeGrant(world, found.id);
  return json(200, {}, noStore);
}

const routes: Record<
  string,
  { operation: string; answer: (world: YoutubeWorld, request: SimulatorRequest) => Reply }
> = {
  "GET /google/o/oauth2/v2/auth": { operation: "oauth.authorize", answer: showConsent },
  "POST /google/consent": { operation: "oauth.consent", answer: answerConsent },
  "POST /google/token": { operation: "oauth.token", answer: answerToken },
  "POST /google/revoke": { operation: "oauth.revoke", answer: answerRevoke },
};

export function answerGoogle(world: YoutubeWorld, request: SimulatorRequest): Reply {
  const route = routes[`${request.method} ${request.path}`];
  if (!route) return html(404, "<!doctype html><title>Error 404 (Not Found)</title><p>That’s an error.");
  request.entry.operation = route.operation;
  return route.answer(world, request);
}

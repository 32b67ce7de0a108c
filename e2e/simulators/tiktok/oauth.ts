import { json, type Reply, type SimulatorRequest } from "../exchange.ts";
import { fingerprint } from "../fingerprint.ts";
import { tiktokAccounts } from "./accounts.ts";
import { tiktokClientKey, tiktokClientSecret } from "./environment.ts";
import { gatewayPage, noStore, oauthError } from "./errors.ts";
import { beginGrant, endGrants, findAccessToken, findRefreshToken, refreshGrant } from "./grants.ts";
import type { TiktokWorld } from "./scenarios.ts";
import { tiktokPart } from "./state.ts";

/** Only forms are taken, and only from the app itself. @returns the form, or why not */
function readForm(world: TiktokWorld, request: SimulatorRequest): URLSearchParams | Reply {
  if (!request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    return oauthError(world, request, "invalid_request");
  }
  const form = new URLSearchParams(request.body);
  if (form.get("client_key") !== tiktokClientKey) return oauthError(world, request, "invalid_client");
  if (!form.get("client_secret")) {
    return oauthError(world, request, "invalid_request", "Client secret is missed in request.");
  }
  if (form.get("client_secret") !== tiktokClientSecret) return oauthError(world, request, "invalid_client");
  return form;
}

/** `POST /tiktok/v2/oauth/token/` */
export function answerToken(world: TiktokWorld, request: SimulatorRequest): Reply {
  const form = readForm(world, request);
  if (!(form instanceof URLSearchParams)) return form;
  const grantType = form.get("grant_type");
  if (grantType === "authorization_code") return exchangeCode(world, request, form);
  if (grantType === "refresh_token") return refresh(world, request, form);
  return oauthError(world, request, "unsupported_grant_type");
}

const openIdOf = (world: TiktokWorld, id: string) =>
  world.accountsOf(tiktokAccounts).find((account) => account.id === id)?.openId ?? "";

function exchangeCode(world: TiktokWorld, request: SimulatorRequest, form: URLSearchParams): Reply {
  request.entry.operation = "oauth.exchange";
  const code = world.part(tiktokPart).codes[form.get("code") ?? ""];
  // One that is still encoded, or was decoded twice, is no code of ours.
  if (!code) return oauthError(world, request, "invalid_grant", "Authorization code is invalid or expired.");
  const { account } = code;
  request.entry.account = account;
  if (world.takeScenario(account, "token-outage")) return gatewayPage(request, 503);
  if (code.used || world.clock.wallNow() >= code.expiresAtWall) {
    return oauthError(world, request, "invalid_grant", "Authorization code is invalid or expired.");
  }
  if (form.get("redirect_uri") !== code.redirectUri) {
    const text = "Redirect_uri is not matched with the uri when requesting code.";
    return oauthError(world, request, "invalid_request", text);
  }
  code.used = true;
  return tokens(world, request, beginGrant(world, code, openIdOf(world, account)));
}

function refresh(world: TiktokWorld, request: SimulatorRequest, form: URLSearchParams): Reply {
  request.entry.operation = "oauth.refresh";
  const token = form.get("refresh_token") ?? "";
  request.entry.token = fingerprint(token, 8, "hex");
  const found = findRefreshToken(world, token);
  request.entry.account = found?.grant.account ?? null;
  if (!found) return oauthError(world, request, "invalid_grant");
  const { account } = found.grant;
  if (world.takeScenario(account, "token-outage")) return gatewayPage(request, 503);
  const slow = world.takeScenario(account, "refresh-slow");
  const delayed = (reply: Reply): Reply => (slow ? { ...reply, delayMs: slow.ms ?? 0 } : reply);
  if (world.takeScenario(account, "invalid-grant") || !found.isLive) {
    return delayed(oauthError(world, request, "invalid_grant"));
  }
  const reply = delayed(tokens(world, request, refreshGrant(world, found, openIdOf(world, account))));
  return world.takeScenario(account, "lose-refresh-reply") ? { ...reply, delivery: "dropped" } : reply;
}

function tokens(world: TiktokWorld, request: SimulatorRequest, reply: Record<string, unknown>): Reply {
  const { entry } = request;
  if (entry.operation === "oauth.exchange") entry.token = fingerprint(String(reply.access_token), 8, "hex");
  if (!world.takeScenario(entry.account, "first-version")) return json(200, reply, noStore);
  const { token_type: _, ...rest } = reply;
  const data = { ...rest, captcha: "", desc_url: "", description: "", error_code: 0 };
  return json(200, { data, message: "success" }, noStore);
}

/** `POST /tiktok/v2/oauth/revoke/`: an access token that still works, and nothing in the answer. */
export function answerRevoke(world: TiktokWorld, request: SimulatorRequest): Reply {
  request.entry.operation = "oauth.revoke";
  const form = readForm(world, request);
  if (!(form instanceof URLSearchParams)) return form;
  const token = form.get("token") ?? "";
  request.entry.token = fingerprint(token, 8, "hex");
  const found = findAccessToken(world, token);
  const account = found?.grant.account ?? null;
  request.entry.account = account;
  const silent = world.takeScenario(account, "silent-revoke");
  if (silent?.as === "503") return gatewayPage(request, 503);
  if (silent) return { status: 200, delivery: "silent" };
  if (!found?.isLive || account === null) {
    const isMalformed = world.scenario(account, "revoke-malformed");
    return oauthError(world, request, isMalformed ? "invalid_request" : "invalid_grant", "");
  }
  endGrants(world, account);
  return world.scenario(account, "revoke-object") ? json(200, {}) : { status: 200, body: "" };
}

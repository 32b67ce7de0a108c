import { consentPage, vendorPage } from "../consent-page.ts";
import { escapeHtml, json, type Reply, redirect, type SimulatorRequest } from "../exchange.ts";
import { fingerprint } from "../fingerprint.ts";
import { type InstagramAccount, instagramAccounts } from "./accounts.ts";
import { instagramAppId, instagramAppSecret } from "./environment.ts";
import { flatError } from "./errors.ts";
import { isPersonal, usernameOf } from "./resources.ts";
import type { InstagramWorld } from "./scenarios.ts";
import { instagramPart } from "./state.ts";
import { basicScope, issueCode, issueShort } from "./tokens.ts";

const knownScopes = new Set([
  basicScope,
  "instagram_business_manage_messages",
  "instagram_business_manage_comments",
  "instagram_business_content_publish",
  "instagram_business_manage_insights",
]);

type Asked = { redirectUri: string; scopes: string[]; state: string | null };
type Refused = { why: string };

/** Parameters beyond these are taken and ignored: force_reauth, force_authentication, enable_fb_login, code_challenge. */
function readRequest(world: InstagramWorld, query: URLSearchParams): Asked | Refused {
  if (query.get("client_id") !== instagramAppId) return { why: "Invalid platform app" };
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!world.admitsRedirect("instagram", redirectUri)) return { why: "Invalid redirect_uri" };
  if (query.get("response_type") !== "code") return { why: 'response_type must be "code"' };
  const scopes = (query.get("scope") ?? "").split(/[ ,]/).filter(Boolean);
  const unknown = scopes.find((scope) => !knownScopes.has(scope));
  if (unknown !== undefined || scopes.length === 0) return { why: `Invalid scope: ${unknown ?? "none"}` };
  return { redirectUri, scopes, state: query.get("state") };
}

const style = `body { font: 16px/1.5 system-ui, sans-serif; color: #262626; background: #fafafa; margin: 0; }
main { max-width: 30rem; margin: 2rem auto; background: #fff; padding: 2rem; border: 1px solid #dbdbdb; border-radius: .75rem; }
h1 { font-size: 1.3rem; margin-top: 0; }
fieldset { border: 1px solid #dbdbdb; border-radius: .5rem; margin: 1rem 0; }
label { display: block; padding: .35rem 0; }
small { color: #5c5c5c; }
button { font: inherit; padding: .6rem 1.6rem; border-radius: .5rem; border: 1px solid #8e8e8e; background: #fff; color: #262626; }
button[value=allow] { background: #3257d6; color: #fff; border-color: #3257d6; }
.actions { display: flex; gap: 1rem; justify-content: flex-end; }`;

function refusalPage({ why }: Refused): Reply {
  const main = `<h1>Invalid request</h1><p>${escapeHtml(why)}</p><p>Error 400: OAuthException</p>`;
  return vendorPage(400, "Instagram", main, style);
}

/** Nobody is sent back: the person has to change something at Instagram first. */
function personalPage({ username }: InstagramAccount): Reply {
  const main = `<h1>You need a professional account</h1>
<p>@${escapeHtml(username)} is a personal account. Switch it to a creator or business account under Settings, then try again.</p>
<p>Error 400: PersonalAccount</p>`;
  return vendorPage(400, "Instagram", main, style);
}

const scopeWords: Record<string, string> = { [basicScope]: "View profile and access media" };

/** `GET /instagram/oauth/authorize` */
export function showConsent(world: InstagramWorld, request: SimulatorRequest): Reply {
  const asked = readRequest(world, request.query);
  if ("why" in asked) {
    request.entry.reason = "OAuthException";
    return refusalPage(asked);
  }
  return consentPage({
    title: "Instagram",
    heading: "Tallyglass wants access to your Instagram account",
    action: "/instagram/consent",
    request: request.query,
    choose: "Continue as",
    accounts: world.accountsOf(instagramAccounts).map((account, place) => ({
      id: account.id,
      name: `@${usernameOf(world, account)}`,
      detail: `${isPersonal(world, account) && !account.wasProfessional ? "personal account, " : ""}${account.email}`,
      isChecked: place === 0,
    })),
    select: "Tallyglass can",
    scopes: asked.scopes.map((scope) => ({ scope, words: scopeWords[scope] ?? scope })),
    style,
  });
}

/** `POST /instagram/consent`: back to the client, with a code or without. */
export function answerConsent(world: InstagramWorld, request: SimulatorRequest): Reply {
  const form = new URLSearchParams(request.body);
  const asked = readRequest(world, new URLSearchParams(form.get("request") ?? ""));
  if ("why" in asked) return refusalPage(asked);
  const back = new URL(asked.redirectUri);
  const account = world.accountsOf(instagramAccounts).find(({ id }) => id === form.get("account"));
  request.entry.account = account?.id ?? null;
  if (form.get("decision") !== "allow") {
    request.entry.reason = "access_denied";
    back.searchParams.set("error", "access_denied");
    back.searchParams.set("error_reason", "user_denied");
    back.searchParams.set("error_description", "The user denied your request");
  } else {
    if (!account) return refusalPage({ why: "No account was chosen." });
    if (isPersonal(world, account) && !account.wasProfessional) {
      request.entry.reason = "personal-account";
      return personalPage(account);
    }
    const granted = form.getAll("granted");
    const scopes = asked.scopes.filter((scope) => granted.includes(scope));
    const { redirectUri } = asked;
    back.searchParams.set("code", issueCode(world, { account: account.id, redirectUri, scopes }));
  }
  if (asked.state !== null) back.searchParams.set("state", asked.state);
  // Instagram ends its address like this; it is no part of the code.
  return redirect(`${back.href}#_`);
}

/** A form, or the multipart one that the documentation shows. null for anything else. */
function readForm({ headers, body }: SimulatorRequest): URLSearchParams | null {
  const type = headers["content-type"] ?? "";
  if (type.startsWith("application/x-www-form-urlencoded")) return new URLSearchParams(body);
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary === undefined) return null;
  const fields = body.split(`--${boundary}`).flatMap((part) => {
    const [, name, value] = /name="([^"]+)"\r\n(?:[^\r]+\r\n)*\r\n([\s\S]*)\r\n$/.exec(part) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return new URLSearchParams(fields);
}

/** `POST /instagram/api/oauth/access_token`: errors are flat. */
export function answerToken(world: InstagramWorld, request: SimulatorRequest): Reply {
  const refuse = (message: string): Reply => {
    request.entry.reason = "OAuthException";
    return flatError(400, message);
  };
  const form = readForm(request);
  if (!form) return refuse("Missing required field client_id");
  if (form.get("client_id") !== instagramAppId) return refuse("Invalid platform app");
  if (form.get("client_secret") !== instagramAppSecret) return refuse("Error validating client secret.");
  if (form.get("grant_type") !== "authorization_code") return refuse("Invalid grant_type");
  const code = world.part(instagramPart).codes[form.get("code") ?? ""];
  if (!code) return refuse("Invalid authorization code");
  request.entry.account = code.account;
  if (world.takeScenario(code.account, "token-outage")) return flatError(503, "Please try again later");
  if (code.used || world.clock.wallNow() >= code.expiresAtWall) {
    return refuse("Matching code was not found or was already used");
  }
  if (form.get("redirect_uri") !== code.redirectUri) {
    return refuse("Error validating verification code. Please make sure your redirect_uri is identical");
  }
  code.used = true;
  const token = issueShort(world, code);
  request.entry.token = fingerprint(token, 8, "hex");
  return tokenReply(world, code.account, token, code.scopes);
}

function tokenReply(world: InstagramWorld, id: string, token: string, scopes: string[]): Reply {
  const account = world.accountsOf(instagramAccounts).find((one) => one.id === id);
  const userId = account?.scopedId ?? "0";
  if (world.scenario(id, "wrapped")) {
    return json(200, { data: [{ access_token: token, user_id: userId, permissions: scopes.join(",") }] });
  }
  const told = world.scenario(id, "permissions-told");
  const permissions = told?.as === "list" ? scopes : scopes.join(",");
  const more = told || !scopes.includes(basicScope) ? `,"permissions":${JSON.stringify(permissions)}` : "";
  // An integer larger than a number can hold, without quotes, as it was seen live.
  return {
    ...json(200, null),
    body: `{"access_token":${JSON.stringify(token)},"user_id":${userId}${more}}`,
  };
}

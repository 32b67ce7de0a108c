import { consentPage, vendorPage } from "../consent-page.ts";
import { escapeHtml, type Reply, redirect, type SimulatorRequest } from "../exchange.ts";
import type { Challenge } from "../pkce.ts";
import { youtubeAccounts } from "./accounts.ts";
import { googleClientId } from "./environment.ts";
import { issueCode, youtubeScope } from "./google-grants.ts";
import type { YoutubeWorld } from "./scenarios.ts";
import { youtubePart } from "./state.ts";

const knownScopes = new Set([
  youtubeScope,
  "https://www.googleapis.com/auth/youtube",
  "https://www.googleapis.com/auth/yt-analytics.readonly",
  "https://www.googleapis.com/auth/userinfo.email",
  "https://www.googleapis.com/auth/userinfo.profile",
  "openid",
  "email",
  "profile",
]);

type Asked = {
  redirectUri: string;
  scopes: string[];
  state: string | null;
  challenge: Challenge | null;
  offline: boolean;
  promptsConsent: boolean;
  loginHint: string | null;
};

type Refused = { status: number; error: string; why: string };

function readRequest(world: YoutubeWorld, query: URLSearchParams): Asked | Refused {
  const refuse = (error: string, why: string, status = 400): Refused => ({ status, error, why });
  for (const name of ["client_id", "redirect_uri", "response_type", "scope"]) {
    if (!query.get(name)) return refuse("invalid_request", `Missing required parameter: ${name}`);
    if (query.getAll(name).length > 1)
      return refuse("invalid_request", `Parameter not allowed twice: ${name}`);
  }
  if (query.get("client_id") !== googleClientId) {
    return refuse("invalid_client", "The OAuth client was not found.", 401);
  }
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!world.admitsRedirect("youtube", redirectUri)) {
    return refuse("redirect_uri_mismatch", `redirect_uri=${redirectUri} is not registered for this client.`);
  }
  if (query.get("response_type") !== "code") {
    return refuse("unsupported_response_type", `response_type must be "code".`);
  }
  const scopes = (query.get("scope") ?? "").split(" ").filter(Boolean);
  const unknown = scopes.filter((scope) => !knownScopes.has(scope));
  if (unknown.length > 0) {
    return refuse("invalid_scope", `Some requested scopes were invalid. {invalid=[${unknown.join(", ")}]}`);
  }
  const value = query.get("code_challenge");
  const method = query.get("code_challenge_method") ?? "plain";
  if (value !== null && !/^[A-Za-z0-9._~-]{43,128}$/.test(value)) {
    return refuse("invalid_request", "code_challenge must be 43 to 128 characters of the unreserved set.");
  }
  if (method !== "S256" && method !== "plain") {
    return refuse("invalid_request", `Invalid code_challenge_method: ${method}`);
  }
  if (value === null && query.has("code_challenge_method")) {
    return refuse("invalid_request", "code_challenge_method without code_challenge");
  }
  return {
    redirectUri,
    scopes,
    state: query.get("state"),
    challenge: value === null ? null : { value, method },
    offline: query.get("access_type") === "offline",
    promptsConsent: (query.get("prompt") ?? "").split(" ").includes("consent"),
    loginHint: query.get("login_hint"),
  };
}

const style = `body { font: 16px/1.5 system-ui, sans-serif; color: #1f1f1f; background: #f0f4f9; margin: 0; }
main { max-width: 34rem; margin: 2rem auto; background: #fff; padding: 2rem; border-radius: 1rem; }
h1 { font-size: 1.4rem; margin-top: 0; }
fieldset { border: 1px solid #747775; border-radius: .5rem; margin: 1rem 0; }
label { display: block; padding: .35rem 0; }
small { color: #444746; }
button { font: inherit; padding: .6rem 1.6rem; border-radius: 2rem; border: 1px solid #747775; background: #fff; color: #0842a0; }
button[value=allow] { background: #0b57d0; color: #fff; border-color: #0b57d0; }
.actions { display: flex; gap: 1rem; justify-content: flex-end; }`;

function refusalPage({ status, error, why }: Refused): Reply {
  const main = `<h1>Access blocked: Authorisation error</h1><p>${escapeHtml(why)}</p><p>Error ${status}: ${error}</p>`;
  return vendorPage(status, "Authorisation error", main, style);
}

const scopeWords: Record<string, string> = { [youtubeScope]: "View your YouTube account" };

/** `GET /google/o/oauth2/v2/auth`: the page on which the person picks a channel and answers. */
export function showConsent(world: YoutubeWorld, request: SimulatorRequest): Reply {
  const asked = readRequest(world, request.query);
  if ("error" in asked) {
    request.entry.reason = asked.error;
    return refusalPage(asked);
  }
  const accounts = world.accountsOf(youtubeAccounts);
  const hinted = accounts.find((account) => account.email === asked.loginHint) ?? accounts[0];
  const { names } = world.part(youtubePart);
  return consentPage({
    title: "Sign in with Google",
    heading: "Tallyglass wants access to your Google Account",
    action: "/google/consent",
    request: request.query,
    choose: "Choose a channel",
    accounts: accounts.map(({ id, email, channel }) => {
      const { title, handle } = names[id] ?? channel ?? {};
      const name = channel ? `${title} ${handle}` : "Google account without a channel";
      return { id, name, detail: email, isChecked: id === hinted?.id };
    }),
    select: "Select what Tallyglass can access",
    scopes: asked.scopes.map((scope) => ({ scope, words: scopeWords[scope] ?? scope })),
    style,
  });
}

/** `POST /google/consent`: back to the client, with a code or without. */
export function answerConsent(world: YoutubeWorld, request: SimulatorRequest): Reply {
  const form = new URLSearchParams(request.body);
  const asked = readRequest(world, new URLSearchParams(form.get("request") ?? ""));
  if ("error" in asked) {
    request.entry.reason = asked.error;
    return refusalPage(asked);
  }
  const back = new URL(asked.redirectUri);
  if (asked.state !== null) back.searchParams.set("state", asked.state);
  if (form.get("decision") !== "allow") {
    back.searchParams.set("error", "access_denied");
    request.entry.reason = "access_denied";
    return redirect(back.href);
  }
  const account = world.accountsOf(youtubeAccounts).find(({ id }) => id === form.get("account"));
  if (!account) return refusalPage({ status: 400, error: "invalid_request", why: "No account was chosen." });
  request.entry.account = account.id;
  const granted = form.getAll("granted");
  const scopes = asked.scopes.filter((scope) => granted.includes(scope));
  back.searchParams.set("code", issueCode(world, { ...asked, account: account.id, scopes }));
  back.searchParams.set("scope", scopes.join(" "));
  back.searchParams.set("authuser", "0");
  back.searchParams.set("prompt", "consent");
  return redirect(back.href);
}

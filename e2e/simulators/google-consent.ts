import { googleClientId } from "./environment.ts";
import { escapeHtml, html, type Reply, redirect, type SimulatorRequest } from "./exchange.ts";
import { issueCode, youtubeScope } from "./google-grants.ts";
import type { World } from "./world.ts";

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
  challenge: { value: string; method: "S256" | "plain" } | null;
  offline: boolean;
  promptsConsent: boolean;
  loginHint: string | null;
};

type Refused = { status: number; error: string; why: string };

function readRequest(world: World, query: URLSearchParams): Asked | Refused {
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
  if (!world.isRedirectAllowed(redirectUri)) {
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

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #1f1f1f; background: #f0f4f9; margin: 0; }
main { max-width: 34rem; margin: 2rem auto; background: #fff; padding: 2rem; border-radius: 1rem; }
h1 { font-size: 1.4rem; margin-top: 0; }
fieldset { border: 1px solid #747775; border-radius: .5rem; margin: 1rem 0; }
label { display: block; padding: .35rem 0; }
small { color: #444746; }
button { font: inherit; padding: .6rem 1.6rem; border-radius: 2rem; border: 1px solid #747775; background: #fff; color: #0842a0; }
button[value=allow] { background: #0b57d0; color: #fff; border-color: #0b57d0; }
.actions { display: flex; gap: 1rem; justify-content: flex-end; }
</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>`;
}

function refusalPage({ status, error, why }: Refused): Reply {
  const main = `<h1>Access blocked: Authorisation error</h1><p>${escapeHtml(why)}</p><p>Error ${status}: ${error}</p>`;
  return html(status, page("Authorisation error", main));
}

const scopeWords: Record<string, string> = { [youtubeScope]: "View your YouTube account" };

/** `GET /google/o/oauth2/v2/auth`: the page on which the person picks a channel and answers. */
export function showConsent(world: World, request: SimulatorRequest): Reply {
  const asked = readRequest(world, request.query);
  if ("error" in asked) {
    request.entry.reason = asked.error;
    return refusalPage(asked);
  }
  const accounts = world.accounts();
  const hinted = accounts.find((account) => account.email === asked.loginHint) ?? accounts[0];
  const choices = accounts.map(({ id, email, channel }) => {
    const name = channel
      ? `${world.state.names[id]?.title ?? channel.title} ${world.state.names[id]?.handle ?? channel.handle}`
      : "Google account without a channel";
    const checked = id === hinted?.id ? " checked" : "";
    return `<label><input type="radio" name="account" value="${id}"${checked}> ${escapeHtml(name)} <small>(${escapeHtml(email)})</small></label>`;
  });
  const scopes = asked.scopes.map(
    (scope) =>
      `<label><input type="checkbox" name="granted" value="${escapeHtml(scope)}" checked> ${escapeHtml(scopeWords[scope] ?? scope)} <small>${escapeHtml(scope)}</small></label>`,
  );
  const main = `<h1>Tallyglass wants access to your Google Account</h1>
<form method="post" action="/google/consent">
<input type="hidden" name="request" value="${escapeHtml(request.query.toString())}">
<fieldset><legend>Choose a channel</legend>
${choices.join("\n")}
</fieldset>
<fieldset><legend>Select what Tallyglass can access</legend>
${scopes.join("\n")}
</fieldset>
<p class="actions"><button name="decision" value="deny">Deny</button> <button name="decision" value="allow">Allow</button></p>
</form>`;
  return html(200, page("Sign in with Google", main));
}

/** `POST /google/consent`: back to the client, with a code or without. */
export function answerConsent(world: World, request: SimulatorRequest): Reply {
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
  const account = world.account(form.get("account") ?? "");
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

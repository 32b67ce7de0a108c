import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { authorizationUrl, callback, challenge, type Stage, startStage } from "./test-stage.ts";

const youtubeScope = "https://www.googleapis.com/auth/youtube.readonly";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

async function authorizePage(parameters: Record<string, string>) {
  const asked = { redirect_uri: callback, state: "s", ...parameters };
  const response = await fetch(authorizationUrl(stage.url, asked));
  return { status: response.status, text: await response.text() };
}

describe("the consent page", () => {
  test("offers both channels of one Google account, an account without a channel, Allow and Deny", async () => {
    const { status, text } = await authorizePage({});
    expect(status).toBe(200);
    expect(text).toMatch(
      /value="creator" checked> Atlas Makes @atlasmakes <small>\(creator@tallyglass.test\)/,
    );
    expect(text).toMatch(
      /value="creator-brand"> Atlas Field Notes @atlasfieldnotes <small>\(creator@tallyglass.test\)/,
    );
    expect(text).toMatch(/value="no-channel"> Google account without a channel/);
    expect(text).toContain('<button name="decision" value="allow">Allow</button>');
    expect(text).toContain('<button name="decision" value="deny">Deny</button>');
    expect(text).toContain(`type="checkbox" name="granted" value="${youtubeScope}" checked`);
  });

  test("picks the account of the login hint beforehand", async () => {
    const { text } = await authorizePage({ login_hint: "fresh@tallyglass.test" });
    expect(text).toContain('value="fresh" checked');
  });

  test.each([
    ["an unknown client", { client_id: "someone-else" }, 401, "invalid_client"],
    ["a foreign redirect URI", { redirect_uri: "https://evil.test/callback" }, 400, "redirect_uri_mismatch"],
    ["a redirect URI with a query", { redirect_uri: `${callback}?next=/` }, 400, "redirect_uri_mismatch"],
    ["another response type", { response_type: "token" }, 400, "unsupported_response_type"],
    ["an unknown scope", { scope: "https://www.googleapis.com/auth/nothing" }, 400, "invalid_scope"],
    ["no scope", { scope: "" }, 400, "invalid_request"],
    ["a short challenge", { code_challenge: "short", code_challenge_method: "S256" }, 400, "invalid_request"],
    [
      "an unknown challenge method",
      { code_challenge: challenge, code_challenge_method: "S512" },
      400,
      "invalid_request",
    ],
  ])("shows an error and no question for %s", async (_name, parameters, status, error) => {
    const page = await authorizePage(parameters);
    expect(page.status).toBe(status);
    expect(page.text).toContain(`Error ${status}: ${error}`);
    expect(page.text).not.toContain("Allow");
  });

  test("takes only the redirect URI of the product it was started for", async () => {
    const strict = await startStage({ productUrl: "http://127.0.0.1:7199" });
    await expect(strict.consent({ account: "creator" })).rejects.toThrow("Error 400: redirect_uri_mismatch");
    const back = await strict.consent(
      { account: "creator" },
      { redirect_uri: "http://127.0.0.1:7199/api/connect/youtube/callback" },
    );
    expect(back.port).toBe("7199");
    await strict.close();
  });

  test("sends the person back with code, scope and state when allowed", async () => {
    const back = await stage.consent({ account: "creator" });
    expect(back.origin + back.pathname).toBe(callback);
    expect(back.searchParams.get("code")).toMatch(/^4\/0A[\w-]{60,}$/);
    expect(back.search).toContain("code=4%2F0A");
    expect(back.searchParams.get("scope")).toBe(youtubeScope);
    expect(back.searchParams.get("state")).toBe("state-1");
  });

  test("sends the person back with access_denied and the state when denied", async () => {
    const back = await stage.consent({ account: "creator", decision: "deny" });
    expect(Object.fromEntries(back.searchParams)).toEqual({ error: "access_denied", state: "state-1" });
  });
});

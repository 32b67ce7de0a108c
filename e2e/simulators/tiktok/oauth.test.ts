import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { authorizationUrl, callback, type Stage, startStage } from "./test-stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const account = "tiktok-small";

describe("the consent page", () => {
  test("offers each account, a box for each scope, Allow and Deny", async () => {
    const text = await (await fetch(authorizationUrl(stage.url))).text();
    expect(text).toMatch(/value="tiktok-creator" checked> Atlas Makes <small>\(@atlas.makes\)/);
    expect(text).toMatch(/value="tiktok-small"> Juniper Bakes <small>\(@juniperbakes\)/);
    expect(text.match(/type="checkbox" name="granted" value="[\w.]+" checked/g)).toHaveLength(4);
    expect(text).toContain('<button name="decision" value="allow">Allow</button>');
    expect(text).toContain('<button name="decision" value="deny">Deny</button>');
  });

  test.each([
    ["an unknown key", { client_key: "someone-else" }, "invalid_client"],
    ["a foreign redirect URI", { redirect_uri: "https://evil.test/callback" }, "invalid_request"],
    ["a redirect URI with a query", { redirect_uri: `${callback}?next=/` }, "invalid_request"],
    ["another response type", { response_type: "token" }, "unsupported_response_type"],
    ["scopes between spaces", { scope: "user.info.basic video.list" }, "invalid_scope"],
    ["no state", { state: "" }, "invalid_request"],
  ])("shows an error and no question for %s", async (_name, parameters, error) => {
    const response = await fetch(authorizationUrl(stage.url, parameters));
    const text = await response.text();
    expect([response.status, text.includes(`Error 400: ${error}`), text.includes("Allow")]).toEqual([
      400,
      true,
      false,
    ]);
  });

  test("sends back state and scopes with a code in which every odd character is encoded", async () => {
    const back = await stage.consent({ account, granted: ["user.info.basic", "video.list"] });
    expect(back.search).toMatch(
      /^\?code=[\w-]+%2A1%21[\w-]+&scopes=user\.info\.basic%2Cvideo\.list&state=state-1$/,
    );
  });

  test("says that it was denied", async () => {
    const back = await stage.consent({ account, decision: "deny" });
    expect([...back.searchParams.keys()]).toEqual(["error", "error_description", "error_type", "state"]);
    expect(back.searchParams.get("error")).toBe("access_denied");
  });

  test("offers neither a banned nor a deleted account", async () => {
    await stage.throwSwitch(account, "account-banned");
    await expect(stage.consent({ account })).rejects.toThrow("access_denied");
    await stage.throwSwitch(account, "account-banned", { on: false });
    await stage.consent({ account });
    await stage.throwSwitch(account, "account-deleted");
    await expect(stage.consent({ account })).rejects.toThrow("access_denied");
  });
});

describe("tokens", () => {
  test("come flat, with the two lifetimes of today or of before", async () => {
    expect(await stage.connect(account)).toEqual({
      access_token: expect.stringMatching(/^act\.[\w-]+![\w-]+\.va$/),
      expires_in: 7_200,
      open_id: expect.stringMatching(/^-000\w{32}$/),
      refresh_expires_in: 15_552_000,
      refresh_token: expect.stringMatching(/^rft\.[\w-]+![\w-]+\.va$/),
      scope: "user.info.basic,user.info.profile,user.info.stats,video.list",
      token_type: "Bearer",
    });
    await stage.throwSwitch(account, "old-lifetimes");
    expect(await stage.connect(account)).toMatchObject({
      expires_in: 86_400,
      refresh_expires_in: 31_536_000,
    });
  });

  test("are given for a code once, decoded, in time, and for the redirect URI it was asked with", async () => {
    const code = async () => (await stage.consent({ account })).searchParams.get("code") ?? "";
    const errorOf = async (given: string, form = {}) => (await stage.exchange(given, form)).body.error;
    const first = await code();
    expect(await errorOf(encodeURIComponent(first).replace("*", "%2A"))).toBe("invalid_grant");
    expect(await errorOf(first, { redirect_uri: `${callback}2` })).toBe("invalid_request");
    expect(await errorOf(first)).toBeUndefined();
    expect(await errorOf(first)).toBe("invalid_grant");
    const second = await code();
    stage.passWallTime(10 * 60_000);
    expect(await errorOf(second)).toBe("invalid_grant");
  });

  test("are given to the app itself only, and only for a form", async () => {
    const errorOf = async (form: Record<string, string>) => (await stage.oauth("token", form)).body.error;
    expect(await errorOf({ client_key: "another" })).toBe("invalid_client");
    expect(await errorOf({ client_secret: "another" })).toBe("invalid_client");
    expect(await errorOf({ client_secret: "" })).toBe("invalid_request");
    expect(await errorOf({ grant_type: "password" })).toBe("unsupported_grant_type");
    const asJson = await fetch(`${stage.url}/tiktok/v2/oauth/token/`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(await asJson.json()).toMatchObject({ error: "invalid_request" });
  });

  test.each(["200", "400", "401"])("are refused at %s when so switched", async (as) => {
    const tokens = await stage.connect(account);
    await stage.throwSwitch(account, "oauth-status", { as });
    await stage.throwSwitch(account, "revoked");
    const { status, body } = await stage.refresh(tokens.refresh_token);
    expect([status, body]).toEqual([
      Number(as),
      {
        error: "invalid_grant",
        error_description: "Refresh token is invalid or expired.",
        log_id: expect.stringMatching(/^20261120120000[0-9A-F]{18}$/),
      },
    ]);
  });

  test("rotate: the refresh token before is dead at once, and of two at a time one loses", async () => {
    const tokens = await stage.connect(account);
    const answers = await Promise.all([
      stage.refresh(tokens.refresh_token),
      stage.refresh(tokens.refresh_token),
    ]);
    expect(answers.map(({ body }) => body.error).sort()).toEqual(["invalid_grant", undefined]);
    const renewed = answers.find(({ body }) => !body.error)?.body;
    expect((await stage.refresh(renewed?.refresh_token ?? "")).status).toBe(200);
  });

  test("rotate also where the answer is lost", async () => {
    const tokens = await stage.connect(account);
    await stage.throwSwitch(account, "lose-refresh-reply");
    await expect(stage.refresh(tokens.refresh_token)).rejects.toThrow();
    expect((await stage.refresh(tokens.refresh_token)).body.error).toBe("invalid_grant");
  });

  test("end with their lifetimes, counted from each refresh or, when so switched, from the consent", async () => {
    const tokens = await stage.connect(account);
    await stage.moveTo("2026-11-30T12:00:00Z");
    expect((await stage.data("user/info/?fields=open_id", tokens.access_token)).status).toBe(401);
    const prolonged = (await stage.refresh(tokens.refresh_token)).body;
    expect(prolonged.refresh_expires_in).toBe(15_552_000);
    await stage.throwSwitch(account, "fixed-end");
    await stage.moveTo("2026-12-10T12:00:00Z");
    const fixed = (await stage.refresh(prolonged.refresh_token)).body;
    expect(fixed.refresh_expires_in).toBe(15_552_000 - 10 * 86_400);
    await stage.moveTo("2027-05-29T12:00:00Z");
    expect((await stage.refresh(fixed.refresh_token)).body.error).toBe("invalid_grant");
  });
});

describe("revoking", () => {
  test("takes a living access token, says nothing, and ends every token of that person", async () => {
    const first = await stage.connect(account);
    const second = await stage.connect(account);
    expect((await stage.oauth("revoke", { token: first.refresh_token })).body.error).toBe("invalid_grant");
    const answer = await stage.oauth<null>("revoke", { token: first.access_token });
    expect([answer.status, answer.body]).toEqual([200, null]);
    expect((await stage.refresh(second.refresh_token)).body.error).toBe("invalid_grant");
    expect((await stage.oauth("revoke", { token: first.access_token })).body.error).toBe("invalid_grant");
  });

  test("answers an empty object, or calls a dead token malformed, when so switched", async () => {
    const tokens = await stage.connect(account);
    await stage.throwSwitch(account, "revoke-object");
    await stage.throwSwitch(account, "revoke-malformed");
    expect((await stage.oauth<object>("revoke", { token: tokens.access_token })).body).toEqual({});
    expect((await stage.oauth("revoke", { token: tokens.access_token })).body.error).toBe("invalid_request");
  });
});

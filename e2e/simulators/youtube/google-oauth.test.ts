import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callback, type Stage, startStage, verifier } from "./test-stage.ts";

const youtubeScope = "https://www.googleapis.com/auth/youtube.readonly";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

describe("the token endpoint", () => {
  test("exchanges a code for tokens of one hour", async () => {
    const tokens = await stage.connect("creator");
    expect(tokens).toEqual({
      access_token: expect.stringMatching(/^ya29\./),
      expires_in: 3599,
      refresh_token: expect.stringMatching(/^1\/\//),
      scope: youtubeScope,
      token_type: "Bearer",
    });
  });

  test("refuses a code used twice", async () => {
    const code = (await stage.consent({ account: "creator" })).searchParams.get("code") ?? "";
    expect((await stage.exchange(code)).status).toBe(200);
    const again = await stage.exchange(code);
    expect([again.status, again.body]).toEqual([
      400,
      { error: "invalid_grant", error_description: "Bad Request" },
    ]);
  });

  test("refuses a code after ten minutes of real time, whatever the simulated day", async () => {
    const early = (await stage.consent({ account: "creator" })).searchParams.get("code") ?? "";
    await stage.post("/control/clock", { addDays: 30 });
    stage.passWallTime(9 * 60_000);
    expect((await stage.exchange(early)).status).toBe(200);
    const late = (await stage.consent({ account: "creator" })).searchParams.get("code") ?? "";
    stage.passWallTime(10 * 60_000);
    expect((await stage.exchange(late)).body).toEqual({
      error: "invalid_grant",
      error_description: "Bad Request",
    });
  });

  test("refuses a code at once under the expired-code switch", async () => {
    await stage.throwSwitch("creator", "expired-code");
    const code = (await stage.consent({ account: "creator" })).searchParams.get("code") ?? "";
    expect((await stage.exchange(code)).body.error).toBe("invalid_grant");
  });

  test.each([
    ["a malformed code", { code: "nonsense" }, 400, "invalid_grant", "Malformed auth code."],
    ["an unknown code", { code: "4/0AnotOurs" }, 400, "invalid_grant", "Bad Request"],
    ["another redirect URI", { redirect_uri: `${callback}/` }, 400, "redirect_uri_mismatch", "Bad Request"],
    ["the wrong verifier", { code_verifier: `${verifier}x` }, 400, "invalid_grant", "Invalid code verifier."],
    ["the wrong client secret", { client_secret: "wrong" }, 401, "invalid_client", "Unauthorized"],
    ["an unknown client", { client_id: "nobody" }, 401, "invalid_client", "The OAuth client was not found."],
    [
      "another grant type",
      { grant_type: "password" },
      400,
      "unsupported_grant_type",
      "Invalid grant_type: password",
    ],
  ])("answers %s in Google's flat shape", async (_name, form, status, error, description) => {
    const code = (await stage.consent({ account: "creator" })).searchParams.get("code") ?? "";
    const answer = await stage.exchange(code, form);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ error, error_description: description });
  });

  test("refuses a code with a challenge when no verifier comes with it", async () => {
    const code = (await stage.consent({ account: "creator" })).searchParams.get("code") ?? "";
    const answer = await stage.token({ grant_type: "authorization_code", code, redirect_uri: callback });
    expect(answer.body).toEqual({ error: "invalid_grant", error_description: "Missing code verifier." });
  });

  test("gives a refresh token on the first consent and with prompt=consent, not otherwise", async () => {
    const first = await stage.connect("creator", { prompt: "" });
    const second = await stage.connect("creator", { prompt: "" });
    const third = await stage.connect("creator", { prompt: "consent" });
    expect([first, second, third].map(({ refresh_token }) => refresh_token !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("gives no refresh token without offline access", async () => {
    expect(await stage.connect("creator", { access_type: "online" })).not.toHaveProperty("refresh_token");
  });

  test("says which scopes were left ticked", async () => {
    const back = await stage.consent(
      { account: "creator", granted: ["openid"] },
      { scope: `openid ${youtubeScope}` },
    );
    const { body } = await stage.exchange(back.searchParams.get("code") ?? "");
    expect([back.searchParams.get("scope"), body.scope]).toEqual(["openid", "openid"]);
    const answer = await stage.youtube("channels?part=id&mine=true", body.access_token);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      error: { status: "PERMISSION_DENIED", errors: [{ reason: "insufficientPermissions" }] },
    });
  });

  test("refreshes without a new refresh token, and with one under the rotating switch", async () => {
    const { refresh_token: token } = await stage.connect("creator");
    const plain = await stage.refresh(token);
    expect(plain.body).toEqual({
      access_token: expect.stringMatching(/^ya29\./),
      expires_in: 3599,
      scope: youtubeScope,
      token_type: "Bearer",
    });
    await stage.throwSwitch("creator", "rotating-refresh");
    const rotated = await stage.refresh(token);
    expect(rotated.body.refresh_token).toMatch(/^1\/\//);
    expect((await stage.refresh(token)).body.error_description).toBe("Token has been expired or revoked.");
    expect((await stage.refresh(rotated.body.refresh_token)).status).toBe(200);
  });

  test("ends a time-limited grant after seven simulated days", async () => {
    await stage.throwSwitch("creator", "time-limited-grant");
    const tokens = await stage.connect("creator");
    expect(tokens.refresh_token_expires_in).toBe(604_799);
    await stage.post("/control/clock", { addDays: 6.9 });
    expect((await stage.refresh(tokens.refresh_token)).status).toBe(200);
    await stage.post("/control/clock", { addDays: 0.2 });
    expect((await stage.refresh(tokens.refresh_token)).body.error).toBe("invalid_grant");
  });

  test("ends a refresh token that nobody used for six months", async () => {
    const { refresh_token: token } = await stage.connect("creator");
    await stage.post("/control/clock", { addDays: 180 });
    expect((await stage.refresh(token)).status).toBe(200);
    await stage.post("/control/clock", { addDays: 184 });
    expect((await stage.refresh(token)).body.error).toBe("invalid_grant");
  });

  test("drops the oldest of more than 100 live refresh tokens of one account", async () => {
    const first = await stage.connect("fresh");
    stage.passWallTime(1);
    const second = await stage.connect("fresh");
    for (let n = 0; n < 99; n += 1) {
      stage.passWallTime(1);
      await stage.connect("fresh");
    }
    expect((await stage.refresh(first.refresh_token)).body.error).toBe("invalid_grant");
    expect((await stage.refresh(second.refresh_token)).status).toBe(200);
  });

  test("answers invalid_grant with the words of the switch", async () => {
    const { refresh_token: token } = await stage.connect("creator");
    expect((await stage.refresh("1//never-ours")).body).toEqual({
      error: "invalid_grant",
      error_description: "Bad Request",
    });
    await stage.throwSwitch("creator", "invalid-grant");
    expect((await stage.refresh(token)).body.error_description).toBe("Bad Request");
    await stage.throwSwitch("creator", "invalid-grant", { as: "revoked" });
    expect((await stage.refresh(token)).body.error_description).toBe("Token has been expired or revoked.");
    await stage.throwSwitch("creator", "invalid-grant", { on: false });
    expect((await stage.refresh(token)).status).toBe(200);
  });

  test("loses one refresh reply after the refresh has happened", async () => {
    const { refresh_token: token } = await stage.connect("creator");
    await stage.throwSwitch("creator", "rotating-refresh");
    await stage.throwSwitch("creator", "lose-refresh-reply");
    await expect(stage.refresh(token)).rejects.toThrow();
    expect((await stage.refresh(token)).body.error_description).toBe("Token has been expired or revoked.");
  });

  test("answers a slow refresh and a broken one as switched", async () => {
    const { refresh_token: token } = await stage.connect("creator");
    await stage.throwSwitch("creator", "refresh-slow", { ms: 150, times: 1 });
    const before = performance.now();
    expect((await stage.refresh(token)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(140);
    await stage.throwSwitch("creator", "token-outage", { times: 1 });
    expect((await stage.refresh(token)).status).toBe(503);
    expect((await stage.refresh(token)).status).toBe(200);
  });
});

describe("revoking", () => {
  test("a refresh token ends its access tokens; a second time the token is refused", async () => {
    const tokens = await stage.connect("creator");
    const other = await stage.connect("fresh");
    const answer = await stage.revoke(tokens.refresh_token ?? "");
    expect([answer.status, answer.body]).toEqual([200, {}]);
    const again = await stage.revoke(tokens.refresh_token ?? "");
    expect([again.status, again.body]).toEqual([
      400,
      { error: "invalid_token", error_description: "Token expired or revoked" },
    ]);
    expect((await stage.youtube("channels?part=id&mine=true", tokens.access_token)).status).toBe(401);
    expect((await stage.refresh(tokens.refresh_token)).body.error).toBe("invalid_grant");
    expect((await stage.youtube("channels?part=id&mine=true", other.access_token)).status).toBe(200);
  });

  test("an access token ends the refresh token behind it", async () => {
    const tokens = await stage.connect("creator");
    expect((await stage.revoke(tokens.access_token)).status).toBe(200);
    expect((await stage.refresh(tokens.refresh_token)).body.error).toBe("invalid_grant");
  });

  test("at Google ends every grant of the account until the next consent", async () => {
    const tokens = await stage.connect("creator");
    await stage.post("/control/accounts/creator/revoke", {});
    expect((await stage.youtube("channels?part=id&mine=true", tokens.access_token)).status).toBe(401);
    expect((await stage.refresh(tokens.refresh_token)).body).toEqual({
      error: "invalid_grant",
      error_description: "Token has been expired or revoked.",
    });
    const again = await stage.connect("creator", { prompt: "" });
    expect((await stage.refresh(again.refresh_token)).status).toBe(200);
  });

  test("fails or hangs under the silent switch, and the tokens live on", async () => {
    const tokens = await stage.connect("creator");
    await stage.throwSwitch("creator", "silent-revoke", { as: "503", times: 1 });
    expect((await stage.revoke(tokens.refresh_token ?? "")).status).toBe(503);
    await stage.throwSwitch("creator", "silent-revoke", { times: 1 });
    const hanging = fetch(
      `${stage.url}/google/revoke?token=${encodeURIComponent(tokens.refresh_token ?? "")}`,
      {
        method: "POST",
        signal: AbortSignal.timeout(150),
      },
    );
    await expect(hanging).rejects.toThrow(/timeout/);
    expect((await stage.refresh(tokens.refresh_token)).status).toBe(200);
    expect((await stage.revoke(tokens.refresh_token ?? "")).status).toBe(200);
  });
});

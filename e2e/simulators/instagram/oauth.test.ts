import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ShortToken } from "@/lib/platforms/instagram/api-types";
import { instagramAppId, instagramAppSecret } from "./environment.ts";
import { callback, type GraphFailure, type Stage, startStage } from "./test-stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const codeOf = (back: URL) => back.searchParams.get("code") ?? "";
const reasonOf = ({ error }: GraphFailure) => `${error.code}/${error.error_subcode ?? "-"}`;

describe("the consent page", () => {
  test("sends people home with a code, their state and an ending that is no part of either", async () => {
    const back = await stage.consent({ account: "ig-creator" });
    expect([back.origin + back.pathname, back.searchParams.get("state"), back.hash]).toEqual([
      callback,
      "state-1",
      "#_",
    ]);
    expect(codeOf(back)).toMatch(/^AQ[\w-]{128}$/);
  });

  test("sends those who deny home with the documented words", async () => {
    const back = await stage.consent({ account: "ig-creator", decision: "deny" });
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: "access_denied",
      error_reason: "user_denied",
      error_description: "The user denied your request",
      state: "state-1",
    });
  });

  test("keeps personal accounts, and says what to do", async () => {
    await expect(stage.consent({ account: "ig-personal" })).rejects.toThrow("professional account");
  });

  test.each([
    [{ client_id: "1" }, "Invalid platform app"],
    [{ redirect_uri: "https://example.org/" }, "Invalid redirect_uri"],
    [{ response_type: "token" }, "response_type"],
    [{ scope: "business_basic" }, "Invalid scope: business_basic"],
  ])("refuses %j", async (change, words) => {
    const answer = await fetch(stage.authorizationUrl(change));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(words);
  });

  test("does not mind what it does not know", async () => {
    const more = {
      enable_fb_login: "0",
      force_reauth: "true",
      force_authentication: "1",
      code_challenge: "x",
    };
    expect((await fetch(stage.authorizationUrl(more))).status).toBe(200);
  });
});

describe("the token for a code", () => {
  test("comes bare, with an integer of 17 digits beside it", async () => {
    const { scopedId } = await stage.get<{ scopedId: string }>("/control/accounts/ig-creator");
    const { status, text } = await stage.exchange(codeOf(await stage.consent({ account: "ig-creator" })));
    expect(status).toBe(200);
    expect(text).toMatch(new RegExp(`^\\{"access_token":"IGAA[\\w-]{120}","user_id":${scopedId}\\}$`));
    expect(scopedId).toMatch(/^27\d{15}$/);
    expect(String(JSON.parse(text).user_id)).not.toBe(`"${scopedId}"`);
  });

  test.each([
    ["wrapped", {}, ["instagram_business_basic"]],
    ["permissions-told", {}, ["instagram_business_basic"]],
    ["permissions-told", { as: "list" }, ["instagram_business_basic"]],
  ])("comes otherwise with %s %j, and is read alike", async (name, settings, permissions) => {
    await stage.throwSwitch("ig-creator", name, settings);
    const { text } = await stage.exchange(codeOf(await stage.consent({ account: "ig-creator" })));
    expect(ShortToken.parse(JSON.parse(text))).toMatchObject({ permissions });
  });

  test("comes once, to the same address, for an hour", async () => {
    const code = codeOf(await stage.consent({ account: "ig-creator" }));
    const elsewhere = await stage.exchange(code, { redirect_uri: `${callback}/` });
    expect([elsewhere.status, JSON.parse(elsewhere.text).error_type]).toEqual([400, "OAuthException"]);
    expect((await stage.exchange(code)).status).toBe(200);
    expect(JSON.parse((await stage.exchange(code)).text)).toEqual({
      error_type: "OAuthException",
      code: 400,
      error_message: "Matching code was not found or was already used",
    });
    const late = codeOf(await stage.consent({ account: "ig-creator" }));
    stage.passWallTime(3_600_000);
    expect((await stage.exchange(late)).status).toBe(400);
  });

  test("is asked for with a form of either kind, and not with JSON", async () => {
    const url = `${stage.url}/instagram/api/oauth/access_token`;
    const fields = async () => ({
      client_id: instagramAppId,
      client_secret: instagramAppSecret,
      grant_type: "authorization_code",
      redirect_uri: callback,
      code: codeOf(await stage.consent({ account: "ig-creator" })),
    });
    const body = new FormData();
    for (const [name, value] of Object.entries(await fields())) body.append(name, value);
    expect((await fetch(url, { method: "POST", body })).status).toBe(200);
    const headers = { "content-type": "application/json" };
    const asJson = { method: "POST", headers, body: JSON.stringify(await fields()) };
    expect((await fetch(url, asJson)).status).toBe(400);
  });
});

describe("a token", () => {
  test("of an hour becomes one of sixty days, and that one stays what it is", async () => {
    const short = await stage.shortToken("ig-creator");
    const { body } = await stage.lengthen(short);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^IGAA/),
      token_type: "bearer",
      expires_in: 5_184_000,
    });
    expect((await stage.lengthen(body.access_token)).status).toBe(400);
    await stage.moveTo("2026-11-20T13:00:00.000Z");
    const ended = await stage.graph<GraphFailure>("v25.0/me", short);
    expect([ended.status, reasonOf(ended.body)]).toEqual([400, "190/463"]);
    expect((await stage.graph("v25.0/me", body.access_token)).status).toBe(200);
  });

  test("is renewed from its second day on until its end, for sixty days from then", async () => {
    const token = await stage.connect("ig-creator");
    await stage.moveTo("2026-11-21T11:59:59.000Z");
    expect((await stage.refresh(token)).status).toBe(400);
    await stage.moveTo("2026-11-21T12:00:01.000Z");
    const { body } = await stage.refresh(token);
    expect([body.access_token === token, body.expires_in]).toEqual([false, 5_184_000]);
    await stage.moveTo("2027-01-19T12:00:00.000Z");
    const late = await stage.graph<GraphFailure>(
      `refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`,
      token,
    );
    expect(reasonOf(late.body)).toBe("190/463");
    expect((await stage.graph("v25.0/me", body.access_token)).status).toBe(200);
  });

  test("may be renewed in place", async () => {
    await stage.throwSwitch("ig-creator", "same-token");
    const token = await stage.connect("ig-creator");
    await stage.moveTo("2026-12-20T12:00:00.000Z");
    const { body } = await stage.refresh(token);
    expect(body).toMatchObject({ access_token: token, expires_in: 5_184_000 });
  });

  test.each([
    ["expired", "190/463"],
    ["revoked", "190/458"],
    ["password-changed", "190/460"],
    ["token-unreadable", "190/-"],
    ["scope-missing", "10/-"],
    ["account-closed", "100/33"],
    ["transient", "2/-"],
    ["outage-503", "2/-"],
    ["extras-refused", "100/-"],
  ])("with %s is answered %s", async (name, reason) => {
    const token = await stage.connect("ig-creator");
    await stage.throwSwitch("ig-creator", name);
    const path = name === "extras-refused" ? "v25.0/me/media?fields=id,view_count" : "v25.0/me";
    expect(reasonOf((await stage.graph<GraphFailure>(path, token)).body)).toBe(reason);
  });

  test("nobody gave out is unreadable, wherever it stands", async () => {
    const answer = await stage.graph<GraphFailure>("v25.0/me?access_token=IGAAmadeup", "");
    expect([answer.status, reasonOf(answer.body)]).toEqual([400, "190/-"]);
  });

  test("consented anew works, whatever ended the one before", async () => {
    for (const ending of ["expired", "revoked", "password-changed"]) {
      await stage.connect("ig-creator");
      await stage.throwSwitch("ig-creator", ending);
      const token = await stage.connect("ig-creator");
      expect((await stage.graph("v25.0/me", token)).status).toBe(200);
    }
  });
});

describe("a farewell", () => {
  test("ends every token of the account", async () => {
    const tokens = [await stage.connect("ig-creator"), await stage.connect("ig-creator")];
    const { status, body } = await stage.graph("me/permissions", tokens[0] ?? "", "DELETE");
    expect([status, body]).toEqual([200, { success: true }]);
    for (const token of tokens) {
      expect(reasonOf((await stage.graph<GraphFailure>("v25.0/me", token)).body)).toBe("190/458");
    }
  });

  test.each([
    ["404", 404],
    ["400", 400],
  ])("may not be known: %s", async (as, status) => {
    const token = await stage.connect("ig-creator");
    await stage.throwSwitch("ig-creator", "farewell", { as });
    expect((await stage.graph("v25.0/me/permissions", token, "DELETE")).status).toBe(status);
    expect((await stage.graph("v25.0/me", token)).status).toBe(200);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerConsentPage } from "../consent-client.ts";
import {
  type Answer,
  callbackOf,
  challenge,
  readAnswer,
  type Stage,
  startStage,
  verifier,
} from "../test-stage.ts";
import type { ConsentAnswer } from "../vendor.ts";
import { clientId, clientSecret } from "./environment.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const redirectUri = callbackOf("mastodon");

function authorizeUrl(parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: "profile",
    state: "state-1",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...parameters,
  });
  return `${stage.url}/mastodon/oauth/authorize?${query}`;
}

const consent = (answer: ConsentAnswer, parameters?: Record<string, string>) =>
  answerConsentPage(authorizeUrl(parameters), answer);

async function post(path: string, form: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form });
  return readAnswer(await fetch(`${stage.url}/mastodon/${path}`, { method: "POST", body }));
}

const exchange = (code: string, form: Record<string, string> = {}) =>
  post("oauth/token", {
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...form,
  });

async function connect(account: string, scope = "profile"): Promise<string> {
  const back = await consent({ account }, { scope });
  const { body } = await exchange(back.searchParams.get("code") ?? "");
  return String(body.access_token);
}

type Status = {
  id: string;
  visibility: string;
  reblog: object | null;
  in_reply_to_account_id: string | null;
};

async function api<Body>(path: string, token?: string): Promise<Answer<Body>> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return readAnswer<Body>(await fetch(`${stage.url}/mastodon/api/v1/${path}`, { headers }));
}

const numberOf = async (id: string) =>
  (await stage.get<{ number: string }>(`/control/accounts/${id}`)).number;

describe("the consent page", () => {
  test("lets nobody untick what is asked for", async () => {
    const page = await (await fetch(authorizeUrl())).text();
    expect(page).toMatch(/value="creator-mastodon" checked> Atlas Makes @atlasmakes/);
    expect(page).toContain('name="granted" value="profile" checked disabled');
    const back = await consent({ account: "creator-mastodon", granted: [] });
    const { body } = await exchange(back.searchParams.get("code") ?? "");
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{43}$/),
      token_type: "Bearer",
      scope: "profile",
      created_at: Date.parse("2026-11-20T12:00:00Z") / 1_000,
    });
  });

  test.each([
    ["an unknown client", { client_id: "someone" }, "invalid_client"],
    ["another platform's callback", { redirect_uri: callbackOf("youtube") }, "invalid_redirect_uri"],
    ["another response type", { response_type: "token" }, "unsupported_response_type"],
    ["a scope it was not registered with", { scope: "profile write" }, "invalid_scope"],
    ["a plain challenge", { code_challenge_method: "plain" }, "invalid_code_challenge_method"],
  ])("shows an error and no question for %s", async (_name, parameters, error) => {
    await expect(consent({ account: "creator-mastodon" }, parameters)).rejects.toThrow(`Error 400: ${error}`);
  });

  test("sends the person back with access_denied and the state when denied", async () => {
    const back = await consent({ account: "creator-mastodon", decision: "deny" });
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: "access_denied",
      error_description: "The resource owner or authorization server denied the request.",
      state: "state-1",
    });
  });
});

describe("the token endpoint", () => {
  test.each([
    ["a code used twice", async (code: string) => [await exchange(code), await exchange(code)].at(-1)],
    ["another verifier", (code: string) => exchange(code, { code_verifier: `${verifier}x` })],
    ["another redirect URI", (code: string) => exchange(code, { redirect_uri: `${redirectUri}/` })],
    ["an unknown code", () => exchange("nonsense")],
    [
      "a code of ten minutes ago",
      (code: string) => {
        stage.passWallTime(10 * 60_000);
        return exchange(code);
      },
    ],
  ])("refuses %s", async (_name, ask) => {
    const code = (await consent({ account: "fresh-mastodon" })).searchParams.get("code") ?? "";
    const answer = await ask(code);
    expect([answer?.status, answer?.body.error]).toEqual([400, "invalid_grant"]);
  });

  test("refuses a wrong secret", async () => {
    const answer = await exchange("x", { client_secret: "wrong" });
    expect([answer.status, answer.body.error]).toEqual([401, "invalid_client"]);
  });

  test("gives a live token out again, and another one after it is revoked", async () => {
    const first = await connect("fresh-mastodon");
    expect(await connect("fresh-mastodon")).toBe(first);
    expect(await connect("fresh-mastodon", "profile read:statuses")).not.toBe(first);
    await post("oauth/revoke", { token: first });
    expect(await connect("fresh-mastodon")).not.toBe(first);
  });
});

describe("revoking", () => {
  test("says yes as often as it is asked, also for a token nobody knows, and no to another client", async () => {
    const token = await connect("fresh-mastodon");
    const ask = (form: Record<string, string>) =>
      post("oauth/revoke", form).then(({ status, body }) => [status, body]);
    expect(await ask({ token })).toEqual([200, {}]);
    expect(await ask({ token })).toEqual([200, {}]);
    expect(await ask({ token: "nobody's" })).toEqual([200, {}]);
    expect((await ask({ token, client_id: "another" }))[0]).toBe(403);
    const answer = await api("accounts/verify_credentials", token);
    expect([answer.status, answer.body]).toEqual([401, { error: "The access token was revoked" }]);
  });
});

describe("posts", () => {
  test("are those for everybody without a token, and all of them with the owner's", async () => {
    const number = await numberOf("creator-mastodon");
    const words = async (token?: string) => {
      const { body } = await api<Status[]>(`accounts/${number}/statuses?limit=40`, token);
      return new Set(body.map(({ visibility }) => visibility));
    };
    expect(await words()).toEqual(new Set(["public", "unlisted"]));
    const reading = await connect("creator-mastodon", "profile read:statuses");
    expect(await words(reading)).toEqual(new Set(["public", "unlisted", "private", "direct"]));
  });

  test("cannot be read with a token that may not, though anybody could", async () => {
    const token = await connect("creator-mastodon");
    const answer = await api(`accounts/${await numberOf("creator-mastodon")}/statuses`, token);
    expect([answer.status, answer.body]).toEqual([
      403,
      { error: "This action is outside the authorized scopes" },
    ]);
  });

  test("leave out boosts and replies to others where asked, newest first, twenty or at most forty", async () => {
    const path = `accounts/${await numberOf("creator-mastodon")}/statuses`;
    const all = (await api<Status[]>(`${path}?limit=80`)).body;
    expect(all).toHaveLength(40);
    expect((await api<Status[]>(path)).body).toHaveLength(20);
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(all.some(({ reblog }) => reblog !== null)).toBe(true);
    const own = (await api<Status[]>(`${path}?limit=40&exclude_reblogs=true&exclude_replies=true`)).body;
    expect(own.filter(({ reblog, in_reply_to_account_id: to }) => reblog !== null || to !== null)).toEqual(
      [],
    );
  });

  test("name the next page in the Link header until there is none", async () => {
    const number = await numberOf("creator-mastodon");
    let path: string | undefined = `accounts/${number}/statuses?limit=40&exclude_reblogs=true`;
    const ids: string[] = [];
    while (path) {
      const { body, headers }: Answer<Status[]> = await api<Status[]>(path);
      ids.push(...body.map(({ id }) => id));
      path = /<[^>]*\/api\/v1\/([^>]*)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(80);
  });

  test("come by their ids in one call, without those that are not there", async () => {
    const [one] = (await api<Status[]>(`accounts/${await numberOf("fresh-mastodon")}/statuses`)).body;
    const { body } = await api<Status[]>(`statuses?id[]=2&id[]=${one?.id}`);
    expect(body.map(({ id }) => id)).toEqual([one?.id]);
  });
});

test("calls are counted by token and, without one, for everybody, in windows of five minutes", async () => {
  const token = await connect("fresh-mastodon");
  const path = `accounts/${await numberOf("fresh-mastodon")}/statuses`;
  await stage.post("/control/quota?platform=mastodon", { limit: 2 });
  const first = await api(path);
  expect(["limit", "remaining", "reset"].map((name) => first.headers.get(`x-ratelimit-${name}`))).toEqual([
    "2",
    "1",
    "2026-11-20T12:05:00.000000Z",
  ]);
  await api(path);
  const third = await api(path);
  expect([third.status, third.body]).toEqual([429, { error: "Too many requests" }]);
  expect((await api("accounts/verify_credentials", token)).status).toBe(200);
  expect(await stage.get("/control/quota?platform=mastodon")).toEqual({ limit: 2, strangers: 3 });
  await stage.moveTo("2026-11-20T12:05:00Z");
  expect((await api(path)).status).toBe(200);
});

test.each([
  ["scope-missing", {}, 403, "This action is outside the authorized scopes"],
  ["login-disabled", {}, 403, "Your login is currently disabled"],
  ["login-disabled", { as: "pending" }, 403, "Your login is currently pending approval"],
  ["rate-limited-429", {}, 429, "Too many requests"],
  ["outage-503", {}, 503, "Service Unavailable"],
  ["revoked", {}, 401, "The access token was revoked"],
])("the switch %s %j answers %d", async (name, settings, status, error) => {
  const token = await connect("fresh-mastodon");
  await stage.throwSwitch("fresh-mastodon", name, settings);
  const answer = await api("accounts/verify_credentials", token);
  expect([answer.status, answer.body]).toEqual([status, { error }]);
});

test("a picture is a JPEG", async () => {
  const [one] = (
    await api<{ media_attachments: { preview_url: string }[] }[]>(
      `accounts/${await numberOf("creator-mastodon")}/statuses?limit=40`,
    )
  ).body.filter(({ media_attachments }) => media_attachments.length > 0);
  const response = await fetch(one?.media_attachments[0]?.preview_url ?? "");
  expect([...(await response.bytes()).slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
});

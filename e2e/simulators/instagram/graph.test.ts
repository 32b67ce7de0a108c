import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MediaPage, Profile } from "@/lib/platforms/instagram/api-types";
import { openSignedRequest, parseNotice } from "@/lib/platforms/instagram/notice";
import { startLocalServer } from "@/lib/testing/local-server";
import { instagramAppSecret, metaAppSecret } from "./environment.ts";
import { type GraphFailure, type Stage, startStage } from "./test-stage.ts";

let stage: Stage;
let token: string;
beforeEach(async () => {
  stage = await startStage();
  token = await stage.connect("ig-creator");
});
afterEach(() => stage.close());

type Resource = Record<string, unknown> & { id: string };
type Page = { data: Resource[]; paging?: { cursors: { before: string; after: string }; next?: string } };
const fields =
  "id,media_type,media_product_type,permalink,shortcode,timestamp,like_count,comments_count,view_count,shares_count";
const media = async (query = "", bearer = token) =>
  (await stage.graph<Page>(`v25.0/me/media?fields=${fields}${query}`, bearer)).body;
const profileFields = "id,user_id,username,account_type,followers_count,follows_count,media_count,website";
const profile = async () => (await stage.graph(`v25.0/me?fields=${profileFields}`, token)).body;

describe("the profile", () => {
  test("has its ids as text, its counts as numbers, and leaves out what has no value", async () => {
    const { counts, scopedId, professionalId } = await stage.get<{
      counts: Record<string, number>;
      scopedId: string;
      professionalId: string;
    }>("/control/accounts/ig-creator");
    expect(await profile()).toEqual({
      id: scopedId,
      user_id: professionalId,
      username: "atlasmakes",
      account_type: "MEDIA_CREATOR",
      followers_count: counts.followers,
      follows_count: 512,
      media_count: counts.posts,
    });
    expect(professionalId).toMatch(/^17841\d{12}$/);
  });

  test("comes in a list as documented, and is read alike", async () => {
    const bare = Profile.parse(await profile());
    await stage.throwSwitch("ig-creator", "wrapped");
    const body = await profile();
    expect(body).toMatchObject({ data: [{ username: "atlasmakes" }] });
    expect(Profile.parse(body)).toEqual(bare);
  });

  test("of an account that turned personal has no figures", async () => {
    await stage.throwSwitch("ig-creator", "turned-personal");
    const body = await profile();
    expect(body).toMatchObject({ account_type: "PERSONAL" });
    expect(body).not.toHaveProperty("followers_count");
  });

  test("of the account whose series was mistyped shows each error for its day", async () => {
    const at = async (day: string) => {
      await stage.moveTo(`${day}T12:00:00.000Z`);
      const { counts } = await stage.get<{ counts: { followers: number } }>("/control/accounts/ig-misread");
      return counts.followers;
    };
    await stage.close();
    stage = await startStage({ clockStart: "2026-11-07T12:00:00.000Z" });
    expect([await at("2026-11-07"), await at("2026-11-08"), await at("2026-11-09")]).toEqual([
      1_243, 12_433, 1_243,
    ]);
  });
});

describe("the list of posts", () => {
  test("is newest first, a hundred a page at most, and the last page has no next", async () => {
    const pages: Page[] = [await media("&limit=500")];
    for (let next = pages[0]?.paging?.next; next; next = pages.at(-1)?.paging?.next) {
      expect(new URL(next).searchParams.get("access_token")).toBe(token);
      const after = pages.at(-1)?.paging?.cursors.after ?? "";
      pages.push(await media(`&limit=500&after=${after}`));
    }
    expect(pages.map(({ data }) => data.length)).toEqual([100, 100, 43]);
    expect(pages.at(-1)?.paging).toEqual({ cursors: expect.anything() });
    const times = pages.flatMap(({ data }) => data.map(({ timestamp }) => String(timestamp)));
    expect(times).toEqual(times.toSorted().reverse());
    expect(times[0]).toMatch(/^2026-11-\d\dT\d\d:\d\d:\d\d\+0000$/);
  });

  test("holds photos, reels and albums of more than two years; views are shown of reels only", async () => {
    const { data } = await media("&limit=100");
    const kinds = new Map(
      data.map((one) => [`${one.media_product_type} ${one.media_type}`, Object.hasOwn(one, "view_count")]),
    );
    expect(Object.fromEntries(kinds)).toEqual({
      "FEED IMAGE": false,
      "FEED CAROUSEL_ALBUM": false,
      "FEED VIDEO": false,
      "REELS VIDEO": true,
    });
    const posts = await stage.get<{ publishedAt: string }[]>("/control/accounts/ig-creator/posts");
    expect(posts.at(-1)?.publishedAt).toMatch(/^2024-06/);
  });

  test("of somebody who has posted nothing is empty and has no paging", async () => {
    const posts = await stage.get<{ id: string }[]>("/control/accounts/ig-hidden/posts");
    for (const { id } of posts) await stage.throwSwitch("ig-hidden", "delete-post", { as: id });
    expect(await media("", await stage.connect("ig-hidden"))).toEqual({ data: [] });
  });

  test("leaves out what the owner hides: absent, not zero and not null", async () => {
    const hidden = await media("", await stage.connect("ig-hidden"));
    expect(hidden.data.filter((one) => Object.hasOwn(one, "like_count"))).toEqual([]);
    for (const name of ["hide-comments", "no-views", "no-shares"])
      await stage.throwSwitch("ig-creator", name);
    const names = ["comments_count", "view_count", "shares_count"];
    const { data } = await media("&limit=100");
    expect(data.filter((one) => names.some((name) => Object.hasOwn(one, name)))).toEqual([]);
    expect(MediaPage.parse({ data }).items).toHaveLength(100);
  });

  test("shows shares since 2026-04-22 only", async () => {
    await stage.close();
    stage = await startStage({ clockStart: "2026-04-21T23:00:00.000Z" });
    const early = await stage.connect("ig-creator");
    expect((await media("", early)).data[0]).not.toHaveProperty("shares_count");
    await stage.moveTo("2026-04-22T00:00:00.000Z");
    expect((await media("", early)).data[0]).toHaveProperty("shares_count");
  });

  test("forgets what was deleted or archived, and so does the post itself", async () => {
    const [first, second] = (await media()).data;
    await stage.throwSwitch("ig-creator", "delete-post");
    await stage.throwSwitch("ig-creator", "archive-post", { as: second?.id });
    expect((await media()).data.map(({ id }) => id)).not.toContain(first?.id);
    for (const one of [first, second]) {
      const gone = await stage.graph<GraphFailure>(`v25.0/${one?.id}?fields=id`, token);
      expect([gone.status, gone.body.error.code, gone.body.error.error_subcode]).toEqual([400, 100, 33]);
    }
    await stage.throwSwitch("ig-creator", "archive-post", { on: false });
    expect((await stage.graph(`v25.0/${second?.id}?fields=id`, token)).status).toBe(200);
  });

  test("is nobody else's", async () => {
    const other = await stage.connect("ig-hidden");
    const [first] = (await media()).data;
    expect((await stage.graph(`v25.0/${first?.id}`, other)).status).toBe(400);
    const { professionalId } = await stage.get<{ professionalId: string }>("/control/accounts/ig-creator");
    expect((await stage.graph(`v25.0/${professionalId}/media`, other)).status).toBe(400);
    expect((await stage.graph(`v25.0/${professionalId}/media`, token)).status).toBe(200);
  });
});

describe("limits", () => {
  test.each([
    ["4", 403],
    ["17", 400],
    ["613", 400],
    ["80002", 400],
  ])("%s says when it goes on", async (as, status) => {
    await stage.throwSwitch("ig-creator", "rate-limited", { as, ms: 90_000 });
    const answer = await stage.graph<GraphFailure>("v25.0/me", token);
    expect([answer.status, answer.body.error.code]).toEqual([status, Number(as)]);
    expect(JSON.parse(answer.headers.get("x-business-use-case-usage") ?? "")).toEqual({
      "ig-creator": [
        {
          type: "instagram",
          call_count: 100,
          total_cputime: 1,
          total_time: 1,
          estimated_time_to_regain_access: 2,
        },
      ],
    });
  });

  test("come near in the headers of good answers, which quiet apps do not have", async () => {
    expect((await stage.graph("v25.0/me", token)).headers.has("x-app-usage")).toBe(false);
    await stage.throwSwitch("ig-creator", "usage", { as: "85" });
    const { status, headers } = await stage.graph("v25.0/me", token);
    expect([status, headers.get("x-app-usage")]).toEqual([
      200,
      '{"call_count":28,"total_time":25,"total_cputime":25}',
    ]);
  });

  test("that it is transient is said as such", async () => {
    await stage.throwSwitch("ig-creator", "transient");
    const { status, body } = await stage.graph<GraphFailure>("v25.0/me", token);
    expect([status, body.error.is_transient]).toEqual([500, true]);
  });
});

describe("notices", () => {
  let product: Awaited<ReturnType<typeof startLocalServer>>;
  beforeAll(async () => {
    product = await startLocalServer((_request, response) => response.writeHead(200).end("{}"));
  });
  afterAll(() => product.close());
  beforeEach(async () => {
    await stage.close();
    stage = await startStage({ productUrl: product.origin });
    product.received.length = 0;
  });

  const now = new Date("2026-11-20T12:00:00Z");
  async function send(kind: string, more: object = {}) {
    await stage.post("/control/accounts/ig-creator/notices", { kind, ...more });
    const sent = product.received.at(-1);
    const slug = sent?.path.split("/").at(-1) ?? "";
    const body = Buffer.from(sent?.body ?? "");
    const secrets = [instagramAppSecret, metaAppSecret];
    return {
      path: sent?.path,
      notice: parseNotice({ slug, headers: {}, body, now }, secrets),
      sent: sent?.body,
    };
  }
  const scopedId = async () =>
    (await stage.get<{ scopedId: string }>("/control/accounts/ig-creator")).scopedId;

  test.each([
    ["deauthorize", "ended"],
    ["delete", "delete"],
  ])("of %s are signed as Meta signs, about the id our app knows", async (kind, expected) => {
    const { path, notice } = await send(kind);
    expect(path).toBe(`/api/webhooks/instagram/${kind}`);
    expect(notice).toMatchObject({ kind: expected, externalId: await scopedId(), occurredAt: now });
  });

  test.each([{ bareId: true }, { padded: true }, { secret: "meta" }])(
    "with %j hold as well",
    async (more) => {
      expect((await send("delete", more)).notice).toMatchObject({ externalId: await scopedId() });
    },
  );

  test.each([{ altered: true }, { secret: "wrong" }, { algorithm: "HMAC-MD5" }])(
    "with %j are worth nothing",
    async (more) => {
      expect((await send("delete", more)).notice).toBeNull();
    },
  );

  test("of long ago say so", async () => {
    const { sent } = await send("delete", { issuedAt: "2026-01-01T00:00:00Z" });
    const signed = new URLSearchParams(sent).get("signed_request") ?? "";
    expect(openSignedRequest(signed, [instagramAppSecret])).toMatchObject({ issued_at: 1_767_225_600 });
  });
});

test("a notice of the end comes when it has ended, whether anybody hears it or not", async () => {
  const { body } = await stage.post("/control/accounts/ig-creator/notices", { kind: "deauthorize" });
  expect(body).toMatchObject({ path: "/api/webhooks/instagram/deauthorize" });
  const refused = await stage.graph<GraphFailure>("v25.0/me", token);
  expect(refused.body.error.error_subcode).toBe(458);
});

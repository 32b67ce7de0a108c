import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PreviewAnswer, UserAnswer, VideoAnswer, VideoPage } from "@/lib/platforms/tiktok/api-types";
import { readAnswer } from "../test-stage.ts";
import { type Stage, startStage } from "./test-stage.ts";

type Page = { videos: { id: string; view_count: number }[]; cursor: number; has_more: boolean };
type ShownPost = { id: string; privacy: string; counts: { views: number } };

let stage: Stage;
let token: string;
beforeEach(async () => {
  stage = await startStage();
  token = (await stage.connect("tiktok-creator")).access_token;
});
afterEach(() => stage.close());

const list = (body: object, fields = "id,view_count") =>
  stage.data<Page>(`video/list/?fields=${fields}`, token, body);
const code = async (path: string, body?: unknown, as = token) => {
  const answer = await stage.data(path, as, body);
  return [answer.status, answer.body.error.code];
};

describe("a profile", () => {
  test("has only the fields asked for", async () => {
    const { status, body } = await stage.data("user/info/?fields=username,video_count", token);
    expect([status, body]).toEqual([
      200,
      {
        data: { user: { username: "atlas.makes", video_count: expect.any(Number) } },
        error: { code: "ok", message: "", log_id: expect.any(String) },
      },
    ]);
  });

  test("wants its fields named, known and granted", async () => {
    expect(await code("user/info/")).toEqual([400, "invalid_params"]);
    expect(await code("user/info/?fields=shoe_size")).toEqual([400, "invalid_params"]);
    const least = (await stage.connect("tiktok-small", ["user.info.basic"])).access_token;
    const asked = "user/info/?fields=open_id,follower_count";
    expect(await code(asked, undefined, least)).toEqual([401, "scope_not_authorized"]);
    await stage.throwSwitch("tiktok-small", "scope-permission-missed");
    expect(await code(asked, undefined, least)).toEqual([400, "scope_permission_missed"]);
    await stage.throwSwitch("tiktok-small", "errors-at-200");
    expect(await code(asked, undefined, least)).toEqual([200, "scope_permission_missed"]);
  });

  test("is for a living token", async () => {
    expect(await code("user/info/?fields=open_id", undefined, "act.unknown")).toEqual([
      401,
      "access_token_invalid",
    ]);
    await stage.throwSwitch("tiktok-creator", "expired");
    expect(await code("user/info/?fields=open_id")).toEqual([401, "access_token_invalid"]);
  });
});

describe("the list of videos", () => {
  test("goes on by its cursor to every public video once, though pages are short", async () => {
    const posts = await stage.get<ShownPost[]>("/control/accounts/tiktok-creator/posts");
    const visible = posts.filter(({ privacy }) => privacy === "public");
    expect(visible.length).toBeLessThan(posts.length);
    const found: Page["videos"] = [];
    let short = 0;
    for (let cursor: number | undefined; ; ) {
      const { data } = (await list({ max_count: 20, ...(cursor !== undefined && { cursor }) })).body;
      found.push(...data.videos);
      if (data.has_more && data.videos.length < 20) short += 1;
      if (!data.has_more) break;
      cursor = data.cursor;
    }
    expect(found).toEqual(visible.map(({ id, counts }) => ({ id, view_count: counts.views })));
    expect(short).toBeGreaterThan(5);
  });

  test.each([
    ["more than twenty", { max_count: 21 }],
    ["none", { max_count: 0 }],
    ["a cursor as text", { cursor: "1643332803000" }],
  ])("refuses %s", async (_what, body) => {
    expect((await list(body)).body.error.code).toBe("invalid_params");
  });

  test("is posted as JSON to an address that ends with a slash", async () => {
    const headers = { authorization: `Bearer ${token}` };
    const url = `${stage.url}/tiktok/v2/video/list`;
    const withoutType = await fetch(`${url}/?fields=id`, { method: "POST", headers, body: "{}" });
    expect((await readAnswer<{ error: { code: string } }>(withoutType)).body.error.code).toBe(
      "invalid_params",
    );
    expect((await fetch(`${url}/?fields=id`, { headers })).status).toBe(404);
    const withoutSlash = await fetch(`${url}?fields=id`, { method: "POST", headers, body: "{}" });
    expect(withoutSlash.headers.get("content-type")).toMatch(/html/);
  });

  test("has pages of a third, each second one empty, when so switched", async () => {
    await stage.throwSwitch("tiktok-creator", "short-pages");
    const first = (await list({ max_count: 20 })).body.data;
    const second = (await list({ max_count: 20, cursor: first.cursor })).body.data;
    const third = (await list({ max_count: 20, cursor: second.cursor })).body.data;
    expect([first.videos.length <= 7, second.videos, second.has_more, third.videos.length > 0]).toEqual([
      true,
      [],
      true,
      true,
    ]);
  });

  test("and a query leave out what became private or was deleted", async () => {
    const [one, two, three] = (await list({ max_count: 20 })).body.data.videos.map(({ id }) => id);
    await stage.throwSwitch("tiktok-creator", "delete-video", { as: one });
    await stage.throwSwitch("tiktok-creator", "make-video-private", { as: two });
    const query = { filters: { video_ids: [three, two, one, "7000000000000000001"] } };
    const found = await stage.data<Page>("video/query/?fields=id", token, query);
    expect(found.body.data.videos).toEqual([{ id: three }]);
    expect((await list({ max_count: 20 })).body.data.videos[0]?.id).toBe(three);
  });
});

test("each endpoint answers six hundred times in any minute and then refuses, whoever asks", async () => {
  await stage.post("/control/quota?platform=tiktok", { perMinute: 3 });
  const other = (await stage.connect("tiktok-small")).access_token;
  const info = (as = token) => code("user/info/?fields=open_id", undefined, as);
  for (const as of [token, other, token]) expect(await info(as)).toEqual([200, "ok"]);
  expect(await info(other)).toEqual([429, "rate_limit_exceeded"]);
  expect((await list({})).status).toBe(200);
  stage.passWallTime(60_000);
  expect(await info()).toEqual([200, "ok"]);
  expect(await stage.get("/control/quota?platform=tiktok")).toEqual({
    perMinute: 3,
    "user.info": 1,
    "video.list": 0,
  });
});

test("covers end after six hours and are nobody's who changes their address", async () => {
  const { body } = await list({ max_count: 20 }, "id,cover_image_url");
  const { cover_image_url: url = "" } = body.data.videos[0] as { cover_image_url?: string };
  expect((await fetch(url)).headers.get("content-type")).toBe("image/jpeg");
  expect((await fetch(url.replace(/x-expires=\d+/, "x-expires=9999999999"))).status).toBe(403);
  await stage.moveTo("2026-11-20T18:00:01Z");
  expect((await fetch(url)).status).toBe(403);
});

test("every answer has the form the product reads, with and without members unheard of", async () => {
  const { id } = (await list({ max_count: 20 })).body.data.videos[0] ?? { id: "" };
  const fields = "id,create_time,view_count,like_count,comment_count,share_count";
  for (const name of ["renamed", "new-field"]) {
    await stage.throwSwitch("tiktok-creator", name);
    const user = await stage.data("user/info/?fields=open_id,display_name,username,likes_count", token);
    expect(UserAnswer.parse(user.body).data.user).toMatchObject({ username: "a.new.name" });
    const page = await stage.data(`video/list/?fields=${fields}`, token, { max_count: 20 });
    expect(VideoPage.parse(page.body).data.has_more).toBe(true);
    const query = { filters: { video_ids: [id] } };
    const found = await stage.data(`video/query/?fields=${fields}`, token, query);
    expect(VideoAnswer.parse(found.body).data.videos).toHaveLength(1);
    const preview = await stage.data("video/query/?fields=id,title,video_description", token, query);
    expect(PreviewAnswer.parse(preview.body).data.videos[0]?.video_description).toMatch(/\w/);
  }
});

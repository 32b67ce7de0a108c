import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { measured } from "@/lib/metrics/value";
import { parseJson } from "../json-api";
import { FirstVersionAnswer, TokenAnswer, UserAnswer, VideoPage } from "./api-types";
import { toGrant, toPost } from "./mapper";
import { type Endpoint, isSuccess, translateRefusal } from "./translate-error";

const folder = new URL("./fixtures/", import.meta.url);
const ofNotices = ["doc_signature_header.json"];
const files = readdirSync(folder).filter((file) => !ofNotices.includes(file) && file !== "INDEX.md");
const now = new Date("2026-11-20T12:00:00Z");

const seen = new Set<string>();
function read(file: string): string {
  seen.add(file);
  return readFileSync(new URL(file, folder), "utf8");
}

const answer = (status: number, body: unknown) => ({
  status,
  headers: new Headers(),
  isEmpty: false,
  body,
});

function problem(status: number, body: unknown, endpoint: Endpoint): string {
  const came = answer(status, body);
  if (isSuccess(came, endpoint)) return "success";
  const { failure } = translateRefusal(came, endpoint, ["user.info.stats"], now);
  return `${failure.kind}/${failure.reason}`;
}

describe("tokens", () => {
  test.each(["recorded_v2_token_reply_a.json", "recorded_v2_token_reply_b.json"])(
    "%s brings both tokens for a day and a year, whatever the documentation says today",
    (file) => {
      const body = parseJson(read(file));
      expect(isSuccess(answer(200, body), "oauth")).toBe(true);
      expect(toGrant(TokenAnswer.parse(body), now)).toEqual({
        accessToken: "REDACTED",
        refreshToken: "REDACTED",
        accessExpiresAt: new Date("2026-11-21T12:00:00Z"),
        endsAt: new Date("2027-11-20T12:00:00Z"),
        scopes: ["user.info.basic", "video.upload", "video.publish"],
      });
    },
  );

  test("oauth2rs_v1_token_reply.json is known as the first version's and taken for no tokens", () => {
    const body = parseJson(read("oauth2rs_v1_token_reply.json"));
    expect(FirstVersionAnswer.safeParse(body).success).toBe(true);
    expect(TokenAnswer.safeParse(body).error?.issues[0]?.path).toEqual(["access_token"]);
    for (const file of ["recorded_v2_token_reply_a.json", "recorded_v2_token_reply_b.json"]) {
      expect(FirstVersionAnswer.safeParse(parseJson(read(file))).success).toBe(false);
    }
  });
});

describe("refusals", () => {
  test.each([200, 400, 401])("doc_oauth_errors.json at %i: three requests of ours are wrong", (status) => {
    const bodies = parseJson(read("doc_oauth_errors.json")) as unknown[];
    expect(bodies.map((body) => problem(status, body, "oauth"))).toEqual(Array(3).fill("unexpected/request"));
    for (const body of bodies) expect(TokenAnswer.safeParse(body).success).toBe(false);
  });

  test.each([200, 401])("doc_api_error.json in its envelope at %i ends the token", (status) => {
    const error = parseJson(read("doc_api_error.json"));
    expect(problem(status, { data: {}, error }, "data")).toBe("expired/revoked");
    expect(problem(status, { error }, "data")).toBe("expired/revoked");
  });

  test.each([200, 400, 401])(
    "recorded_error_scope_not_authorized.json at %i misses what was asked for, and has no data",
    (status) => {
      const body = parseJson(read("recorded_error_scope_not_authorized.json"));
      expect(translateRefusal(answer(status, body), "data", ["user.info.stats"], now).failure).toEqual({
        kind: "expired",
        reason: "scope-missing",
        scopes: ["user.info.stats"],
      });
      expect(UserAnswer.safeParse(body).error?.issues[0]?.path).toEqual(["data"]);
    },
  );
});

test("1,500 videos of the sample keep their 19 digits and counts, as text and as bare numbers", () => {
  const [, ...lines] = read("tiktok_public_counts_sample_a.csv").trim().split(/\r?\n/);
  const rows = lines.map((line) => line.split(","));
  expect(rows).toHaveLength(1_500);
  const video = (id: string, [, , views, likes, comments]: string[]) =>
    `{"id":${id},"create_time":1741737600,"view_count":${views},"like_count":${likes},"comment_count":${comments}}`;
  const posts = (quote: string) => {
    const videos = rows.map((row) => video(`${quote}${row[0]}${quote}`, row));
    const text = `{"data":{"videos":[${videos}],"cursor":1741737600000,"has_more":false}}`;
    return VideoPage.parse(parseJson(text)).data.videos.map(toPost);
  };
  const asText = posts('"');
  expect(asText.map(({ externalId }) => externalId)).toEqual(rows.map(([id]) => id));
  expect(posts("")).toEqual(asText);
  // As JavaScript numbers all but these few, which end in zeros already, would come back as another video's id.
  expect(rows.filter(([id]) => String(Number(id)) === id)).toHaveLength(5);
  const sum = (place: number) => rows.reduce((total, row) => total + BigInt(row[place] ?? ""), 0n);
  const views = asText.reduce((total, { counts }) => {
    const { views } = counts ?? {};
    return total + (views?.state === "measured" ? views.count : 0n);
  }, 0n);
  expect(views).toBe(sum(2));
  expect(asText[0]).toMatchObject({
    externalId: "7480899653156850951",
    counts: { views: measured(151_200n), likes: measured(1_246n), comments: measured(256n) },
  });
});

test("every file is looked at above, and INDEX names every one", () => {
  expect([...seen].sort()).toEqual(files.toSorted());
  const index = readFileSync(new URL("INDEX.md", folder), "utf8");
  expect([...files, ...ofNotices].filter((file) => !index.includes(`\`${file}\``))).toEqual([]);
});

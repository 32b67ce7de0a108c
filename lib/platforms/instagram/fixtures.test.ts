import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hidden, measured, missing } from "@/lib/metrics/value";
import { problemOf } from "../errors";
import { parseJson } from "../json-api";
import { LongToken, Media, MediaPage, MediaPreview, Profile, ShortToken } from "./api-types";
import { scopesOf, toAccount, toGrant, toPost, toPreview, toReading } from "./mapper";
import { refusalIn } from "./translate-error";
import { usageIn } from "./usage";

const folder = new URL("./fixtures/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
const now = new Date("2026-11-20T12:00:00Z");

// Verified with its signatures in `notice.test.ts`.
const seen = new Set<string>(["signed_request_vectors.json"]);
/** As the client reads it: numbers keep every digit. */
function bodyOf(name: string): unknown {
  seen.add(`${name}.json`);
  return parseJson(readFileSync(new URL(`${name}.json`, folder), "utf8"));
}

const refusalOf = (result: { error?: { issues: readonly { path: PropertyKey[] }[] } | undefined }) =>
  result.error?.issues[0]?.path.join(".");

describe("tokens", () => {
  test.each([
    ["live_v25_short_token_numeric_user_id", 27_281_358_591_558_845n],
    ["oauth2rs_short_token_flat_numeric_user_id", 17_841_403_401_953_170n],
  ])("%s is a token; the number beside it arrives whole, and is not read", (name, number) => {
    const body = bodyOf(name);
    const userId = (body as { user_id: number | bigint }).user_id;
    expect(BigInt(userId)).toBe(number);
    const token = ShortToken.parse(body);
    expect(token).toEqual({ access_token: "REDACTED" });
    expect(scopesOf(token)).toEqual(["instagram_business_basic"]);
    expect(LongToken.safeParse(body).success).toBe(false);
  });

  test("the documented form of the same, with names of permissions, in a list", () => {
    const body = {
      data: [
        {
          access_token: "EAACEdEose0...",
          user_id: "1020...",
          permissions: "instagram_business_basic,instagram_business_manage_messages",
        },
      ],
    };
    expect(scopesOf(ShortToken.parse(body))).toEqual([
      "instagram_business_basic",
      "instagram_business_manage_messages",
    ]);
  });

  test("the documented long-lived token ends after 5,183,944 seconds", () => {
    const body = { access_token: "REDACTED", token_type: "bearer", expires_in: 5_183_944 };
    expect(toGrant(LongToken.parse(body), now, ["instagram_business_basic"])).toEqual({
      accessToken: "REDACTED",
      refreshToken: null,
      accessExpiresAt: new Date("2027-01-19T11:59:04Z"),
      endsAt: new Date("2027-01-19T11:59:04Z"),
      scopes: ["instagram_business_basic"],
    });
  });
});

describe("accounts", () => {
  test("pyfb_instagram_users_user_fields: who they follow was not asked for, so it is missing", () => {
    expect(toAccount(Profile.parse(bodyOf("pyfb_instagram_users_user_fields")))).toEqual({
      externalId: "17841407673135339",
      handle: "@REDACTED",
      counts: { followers: measured(64_363n), following: missing(), posts: measured(427n) },
    });
  });

  test("trendly_user_fields: 16 followers, 120 followed, 22 posts", () => {
    expect(toAccount(Profile.parse(bodyOf("trendly_user_fields")))).toEqual({
      externalId: "17841466618151294",
      handle: "@REDACTED",
      counts: { followers: measured(16n), following: measured(120n), posts: measured(22n) },
    });
  });

  test("airbyte_users: a list of one is read, and refused for an id that was made unreadable", () => {
    const body = bodyOf("airbyte_users") as { data: { id: string }[] };
    expect(refusalOf(Profile.safeParse(body))).toBe("id");
    expect(toAccount(Profile.parse({ data: [{ ...body.data[0], id: "17841400000000000" }] }))).toEqual({
      externalId: "17841400000000000",
      handle: "@REDACTED",
      counts: { followers: measured(1_230n), following: measured(15n), posts: measured(260n) },
    });
  });
});

describe("posts", () => {
  test("live_v25_media: the last page, though it has a cursor on", () => {
    const { items, after } = MediaPage.parse(bodyOf("live_v25_media"));
    expect(after).toBeNull();
    expect(items.map(toPost)).toEqual([
      {
        externalId: "17887987407566524",
        kind: "photo",
        publishedAt: new Date("2026-06-22T10:45:00Z"),
        counts: { views: missing(), likes: measured(94n), comments: measured(35n), shares: missing() },
      },
      {
        externalId: "18063019328487555",
        // The address says that it is a reel; `media_product_type`, which decides, was not asked for.
        kind: "video",
        publishedAt: new Date("2026-06-21T09:12:00Z"),
        counts: { views: missing(), likes: measured(1_930n), comments: measured(37n), shares: missing() },
      },
    ]);
  });

  test("airbyte_media_last_page: no comments are a count", () => {
    const { items, after } = MediaPage.parse(bodyOf("airbyte_media_last_page"));
    expect(after).toBeNull();
    expect(items.map(toPost)).toEqual([
      {
        externalId: "90014330517797123",
        kind: "video",
        publishedAt: new Date("2022-09-15T11:33:25Z"),
        counts: { views: missing(), likes: measured(2n), comments: measured(0n), shares: missing() },
      },
    ]);
  });

  test("pyfb_instagram_medias_children: never asked for, and without counts they would be hidden", () => {
    const { items } = MediaPage.parse(bodyOf("pyfb_instagram_medias_children"));
    expect(items.map((media) => toReading(media)?.counts.likes)).toEqual([hidden(), hidden()]);
  });

  test("pyfb_instagram_medias_media_default: an album; its pictures are not read", () => {
    const body = bodyOf("pyfb_instagram_medias_media_default");
    const media = Media.parse(body);
    expect(toReading(media)).toEqual({
      externalId: "17896129349106152",
      counts: { views: missing(), likes: measured(1n), comments: measured(0n), shares: missing() },
    });
    expect(toPost(media)?.kind).toBe("carousel");
    expect(Object.keys(media).sort()).toEqual([
      "comments_count",
      "id",
      "like_count",
      "media_type",
      "timestamp",
    ]);
    expect(toPreview(MediaPreview.parse(body), ["*.cdninstagram.com"])).toEqual({
      externalId: "17896129349106152",
      title: "REDACTED",
      coverUrl:
        "https://scontent-gmp1-1.cdninstagram.com/v/t51.29350-15/223646625_250720926614889_6557630912345090634_n.jpg",
    });
  });

  test("pyfb_instagram_basic_media_media_info: its cover lies at Meta's other image host", () => {
    const body = bodyOf("pyfb_instagram_basic_media_media_info");
    expect(toPost(Media.parse(body))).toEqual({
      externalId: "18027939643230671",
      kind: "carousel",
      publishedAt: new Date("2019-10-23T02:05:15Z"),
      counts: { views: missing(), likes: hidden(), comments: hidden(), shares: missing() },
    });
    const preview = MediaPreview.parse(body);
    expect(toPreview(preview, ["*.cdninstagram.com"]).coverUrl).toBeNull();
    expect(toPreview(preview, ["*.cdninstagram.com", "*.fbcdn.net"]).coverUrl).toBe(
      "https://scontent.xx.fbcdn.net/v/t51.2885-15/75272169_186899105680947_6877787885363829923_n.jpg",
    );
  });

  test.each([
    ["pyfb_instagram_basic_media_medias_info", ["hidden", "hidden"]],
    ["pyfb_instagram_medias_medias_fields", ["measured", "measured"]],
  ])("%s: posts under their ids, a form we do not ask for; each by itself is one", (name, likes) => {
    const body = bodyOf(name) as Record<string, unknown>;
    expect(refusalOf(MediaPage.safeParse(body))).toBe("data");
    const readings = Object.values(body).map((one) => toReading(Media.parse(one)));
    expect(readings.map((reading) => reading?.externalId)).toEqual(Object.keys(body));
    expect(readings.map((reading) => reading?.counts.likes?.state)).toEqual(likes);
  });
});

describe("private figures", () => {
  test.each(["pyfb_instagram_medias_insights_new", "pyfb_instagram_users_user_insights_new"])(
    "%s is refused as posts and as an account",
    (name) => {
      const body = bodyOf(name);
      expect(refusalOf(MediaPage.safeParse(body))).toBe("data.0.id");
      expect(refusalOf(Profile.safeParse(body))).toBe("id");
    },
  );
});

describe("errors", () => {
  const problem = (body: unknown, status = 400) => {
    const refusal = refusalIn({ status, headers: new Headers(), isEmpty: false, body }, now);
    return refusal && problemOf(refusal.failure);
  };

  test.each([
    ["airbyte_error_100_2108006_user_msg", "unexpected/request"],
    ["airbyte_error_100_33", "unexpected/request"],
    ["doc_error_code_used", "expired/revoked"],
    ["issue_error_insufficient_role", "expired/revoked"],
    ["pyfb_error", "unexpected/request"],
  ])("%s is %s, whatever its status", (name, expected) => {
    for (const status of [200, 400, 401, 403, 500]) expect(problem(bodyOf(name), status)).toBe(expected);
  });

  test("issue_error_190_messages: in whatever words, the grant is gone", () => {
    const said = bodyOf("issue_error_190_messages") as { code: number; message: string }[];
    expect(said).toHaveLength(3);
    for (const { code, message } of said)
      expect(problem({ error: { code, message } })).toBe("expired/revoked");
  });

  test("doc_usage_headers: 28 percent, and a limit of requests", () => {
    const body = bodyOf("doc_usage_headers") as { "x-app-usage": object; page_limit_error: unknown };
    const headers = new Headers({ "x-app-usage": JSON.stringify(body["x-app-usage"]) });
    expect(usageIn(headers)).toEqual({ ofApp: { percent: 28, regainMs: null }, ofAccount: null });
    expect(problem(body.page_limit_error, 403)).toBe("limited/rate");
  });

  test("doc_cancel_redirect: the person said no", () => {
    const { redirect } = bodyOf("doc_cancel_redirect") as { redirect: string };
    const back = new URL(redirect).searchParams;
    expect([back.get("error"), back.get("code")]).toEqual(["access_denied", null]);
  });
});

test("every recording is looked at above, and INDEX names every one", () => {
  expect([...seen].sort()).toEqual(files.toSorted());
  const index = readFileSync(new URL("INDEX.md", folder), "utf8");
  expect(files.filter((file) => !index.includes(`\`${file}\``))).toEqual([]);
});

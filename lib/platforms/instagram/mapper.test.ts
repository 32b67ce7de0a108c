import { describe, expect, test } from "vitest";
import { hidden, measured, missing } from "@/lib/metrics/value";
import { LongToken, Media, MediaPage, MediaPreview, Profile, ShortToken } from "./api-types";
import { isProfessional, scopesOf, toAccount, toGrant, toPost, toPreview, toReading } from "./mapper";

const now = new Date("2026-11-20T12:00:00Z");

const profile = (more: object = {}) =>
  Profile.parse({
    id: "27281358591558845",
    user_id: "17841400000000001",
    username: "atlasmakes",
    account_type: "MEDIA_CREATOR",
    followers_count: 12_340,
    follows_count: 56,
    media_count: 780,
    ...more,
  });

describe("an account", () => {
  test("goes by the id our app knows it by, which notices name, and has three exact counts", () => {
    expect(toAccount(profile())).toEqual({
      externalId: "27281358591558845",
      handle: "@atlasmakes",
      counts: { followers: measured(12_340n), following: measured(56n), posts: measured(780n) },
    });
  });

  test("without a count is missing it, and zero is a count", () => {
    const counts = (value: unknown) =>
      toAccount(profile({ followers_count: value, follows_count: value, media_count: value })).counts;
    for (const absent of [undefined, null]) {
      expect(counts(absent)).toEqual({ followers: missing(), following: missing(), posts: missing() });
    }
    expect(counts(0)).toEqual({ followers: measured(0n), following: measured(0n), posts: measured(0n) });
  });

  test.each(["12340", 12.5, -1, 2 ** 53, 2n ** 63n, true, {}])("with %s as a count is refused", (value) => {
    expect(() => profile({ followers_count: value })).toThrow();
  });

  test("of more than 2^53 followers keeps every digit", () => {
    expect(toAccount(profile({ followers_count: 9_007_199_254_740_993n })).counts.followers).toEqual(
      measured(9_007_199_254_740_993n),
    );
  });

  test.each([
    ["BUSINESS", true],
    ["MEDIA_CREATOR", true],
    ["Business", true],
    ["Media_Creator", true],
    ["PERSONAL", false],
    ["", false],
    [undefined, true],
    [null, true],
  ])("of the kind %j may be read: %j", (account_type, expected) => {
    expect(isProfessional(profile({ account_type }))).toBe(expected);
  });

  test("whose id is a number has lost its end, and is refused", () => {
    expect(() => profile({ id: 27_281_358_591_558_845n })).toThrow();
    expect(() => profile({ id: 123 })).toThrow();
  });
});

const media = (more: object = {}) =>
  Media.parse({
    id: "17887987407566524",
    media_type: "VIDEO",
    media_product_type: "REELS",
    timestamp: "2026-06-22T10:45:00+0000",
    like_count: 94,
    comments_count: 35,
    view_count: 4_120,
    shares_count: 7,
    ...more,
  });

describe("a post", () => {
  test("has four counts", () => {
    expect(toPost(media())).toEqual({
      externalId: "17887987407566524",
      kind: "short",
      publishedAt: new Date("2026-06-22T10:45:00Z"),
      counts: {
        views: measured(4_120n),
        likes: measured(94n),
        comments: measured(35n),
        shares: measured(7n),
      },
    });
  });

  test.each([undefined, null])(
    "hides likes and comments by leaving them out (%j); views and shares it misses",
    (absent) => {
      const bare = { like_count: absent, comments_count: absent, view_count: absent, shares_count: absent };
      expect(toReading(media(bare))?.counts).toEqual({
        views: missing(),
        likes: hidden(),
        comments: hidden(),
        shares: missing(),
      });
    },
  );

  test.each([
    ["IMAGE", "FEED", "photo"],
    ["CAROUSEL_ALBUM", "FEED", "carousel"],
    ["VIDEO", "FEED", "video"],
    ["VIDEO", "REELS", "short"],
    ["VIDEO", undefined, "video"],
    ["HOLOGRAM", "FEED", "other"],
  ])("%s in %s is a %s", (media_type, media_product_type, kind) => {
    expect(toPost(media({ media_type, media_product_type }))?.kind).toBe(kind);
  });

  test.each(["STORY", "AD"])("of the kind %s stands on no profile and is left out", (media_product_type) => {
    expect(toPost(media({ media_product_type }))).toBeNull();
    expect(toReading(media({ media_product_type }))).toBeNull();
  });

  test("without a publishing day is left out of the list", () => {
    expect(toPost(media({ timestamp: undefined }))).toBeNull();
  });

  test.each([
    "2026-06-22T10:45:00+0000",
    "2026-06-22T12:45:00+0200",
    "2026-06-22T10:45:00Z",
    "2026-06-22T10:45:00+00:00",
  ])("was published at one instant, written %s", (timestamp) => {
    expect(toPost(media({ timestamp }))?.publishedAt).toEqual(new Date("2026-06-22T10:45:00Z"));
  });

  test.each(["2026-06-22", "yesterday", "", 1_782_125_100])("published %j is refused", (timestamp) => {
    expect(() => media({ timestamp })).toThrow();
  });
});

describe("a page", () => {
  const next = "https://graph.instagram.com/v25.0/1784/media?access_token=IGAAsecret&after=QVFI";

  test("leads on by its cursor where there is a next one, and the address with the token is gone", () => {
    const page = MediaPage.parse({ data: [], paging: { cursors: { before: "QVFA", after: "QVFI" }, next } });
    expect(page).toEqual({ items: [], after: "QVFI" });
  });

  test.each([
    ["a cursor alone", { paging: { cursors: { before: "QVFA", after: "QVFI" } } }],
    ["only a cursor back", { paging: { cursors: { before: "QVFA" } } }],
    ["no paging", {}],
    ["empty paging", { paging: {} }],
    ["null paging", { paging: null }],
  ])("with %s is the last", (_what, paging) => {
    expect(MediaPage.parse({ data: [], ...paging })).toEqual({ items: [], after: null });
  });

  test("with more to come and no cursor is refused: going on would take the token", () => {
    expect(() => MediaPage.parse({ data: [], paging: { next } })).toThrow();
    expect(() => MediaPage.parse({ data: [], paging: { cursors: {}, next } })).toThrow();
  });
});

describe("a preview", () => {
  const hosts = ["*.cdninstagram.com"];
  const still = "https://scontent-gmp1-1.cdninstagram.com/v/still.jpg";
  const file = "https://video-gmp1-1.cdninstagram.com/v/file";
  const preview = (more: object) =>
    toPreview(MediaPreview.parse({ id: "17887987407566524", media_type: "IMAGE", ...more }), hosts);

  test.each([
    ["A boat for a very small lake", "A boat for a very small lake"],
    ["  A boat\n\nfor a\tvery small lake ", "A boat for a very small lake"],
    [`${"word ".repeat(16)}end`, `${"word ".repeat(15).trim()}…`],
    ["🧭".repeat(150), `${"🧭".repeat(79)}…`],
    [`${"word ".repeat(13)}done. ${"more ".repeat(3)}`, `${"word ".repeat(13)}done. more…`],
    [`${"word ".repeat(14)}done. ${"further".repeat(2)}`, `${"word ".repeat(14)}done…`],
    [`${"x".repeat(80)}`, "x".repeat(80)],
    ["", ""],
    [undefined, ""],
    [null, ""],
  ])("of %j is called %j", (caption, title) => {
    expect(preview({ caption }).title).toBe(title);
  });

  test("shows a picture, and of a video its still and never the video", () => {
    expect(preview({ media_url: file }).coverUrl).toBe(file);
    expect(preview({ media_type: "CAROUSEL_ALBUM", media_url: file }).coverUrl).toBe(file);
    expect(preview({ media_type: "VIDEO", media_url: file, thumbnail_url: still }).coverUrl).toBe(still);
    expect(preview({ media_type: "VIDEO", media_url: file }).coverUrl).toBeNull();
    expect(preview({}).coverUrl).toBeNull();
  });

  test("takes covers from Meta's image hosts only", () => {
    for (const media_url of [
      "https://example.org/x.jpg",
      "http://a.cdninstagram.com/x.jpg",
      "javascript:alert(1)",
      "",
    ]) {
      expect(preview({ media_url }).coverUrl).toBeNull();
    }
  });
});

describe("a grant", () => {
  const answer = (more: object = {}) =>
    LongToken.parse({ access_token: "IGAAlong", token_type: "bearer", expires_in: 5_183_944, ...more });
  const scopes = ["instagram_business_basic"];

  test("ends with its token, counted from the given time, and has nothing to refresh it with", () => {
    expect(toGrant(answer(), now, scopes)).toEqual({
      accessToken: "IGAAlong",
      refreshToken: null,
      accessExpiresAt: new Date("2027-01-19T11:59:04Z"),
      endsAt: new Date("2027-01-19T11:59:04Z"),
      scopes,
    });
  });

  test.each([
    ["instagram_business_basic,instagram_business_manage_messages", 2],
    [["instagram_business_basic", "instagram_business_manage_messages"], 2],
    ["instagram_business_basic", 1],
    ["", 0],
    [[], 0],
  ])("takes permissions as %j", (permissions, length) => {
    expect(toGrant(answer({ permissions }), now, []).scopes).toHaveLength(length);
    expect(scopesOf(ShortToken.parse({ access_token: "IGAAshort", permissions }))).toHaveLength(length);
  });

  test.each([undefined, 0, -1, 1.5, "5183944"])("that lives %j seconds is refused", (expires_in) => {
    expect(() => answer({ expires_in })).toThrow();
  });
});

import { describe, expect, test } from "vitest";
import { measured, missing } from "@/lib/metrics/value";
import { parseJson } from "../json-api";
import { TokenAnswer, User, Video, VideoPage, VideoPreview } from "./api-types";
import { toAccount, toGrant, toPost, toPreview, toReading } from "./mapper";

const now = new Date("2026-11-20T12:00:00Z");
const everything = { scopes: ["user.info.basic", "user.info.profile", "user.info.stats", "video.list"] };

describe("an account", () => {
  const user = (more: object = {}) =>
    User.parse({
      open_id: "_000abcDEF",
      display_name: "Creator",
      username: "creator.one",
      follower_count: 1_234,
      following_count: 56,
      likes_count: 7_890,
      video_count: 12,
      ...more,
    });

  test("goes by its username and has four exact counts", () => {
    expect(toAccount(user(), everything)).toEqual({
      externalId: "_000abcDEF",
      handle: "@creator.one",
      counts: {
        followers: measured(1_234n),
        following: measured(56n),
        posts: measured(12n),
        likes: measured(7_890n),
      },
    });
  });

  test("goes by its display name where the username may not be read", () => {
    expect(toAccount(user({ username: undefined }), everything).handle).toBe("Creator");
    expect(toAccount(user({ username: undefined, display_name: "🧭".repeat(150) }), everything).handle).toBe(
      "🧭".repeat(100),
    );
  });

  test("has no counts where they may not be read, and misses one that did not come", () => {
    expect(toAccount(user(), { scopes: ["user.info.basic", "video.list"] }).counts).toEqual({});
    expect(toAccount(user({ likes_count: undefined }), everything).counts.likes).toEqual(missing());
    expect(toAccount(user({ follower_count: 0 }), everything).counts.followers).toEqual(measured(0n));
  });
});

describe("a video", () => {
  /** As the documentation prints it. */
  const page =
    parseJson(`{"data":{"videos":[{"id":"7080213458555737986","create_time":1648500000,"view_count":120,
    "like_count":10,"comment_count":2,"share_count":1}],"cursor":1643332803000,"has_more":false},
    "error":{"code":"ok","message":"","log_id":"202207"}}`);

  test("carries its counts and the second it was published", () => {
    const { data } = VideoPage.parse(page);
    expect(data).toMatchObject({ has_more: false, cursor: "1643332803000" });
    expect(data.videos.map(toPost)).toEqual([
      {
        externalId: "7080213458555737986",
        kind: "video",
        publishedAt: new Date("2022-03-28T20:40:00Z"),
        counts: { views: measured(120n), likes: measured(10n), comments: measured(2n), shares: measured(1n) },
      },
    ]);
  });

  test("without a count misses it", () => {
    const video = Video.parse({ id: "7080213458555737986", create_time: 1_648_500_000, view_count: 0 });
    expect(toReading(video).counts).toEqual({
      views: measured(0n),
      likes: missing(),
      comments: missing(),
      shares: missing(),
    });
  });

  test.each(["", "x", "-1", "1.5", "708021345855573798612", "7080213458555737986 "])("has no id %j", (id) => {
    expect(Video.safeParse({ id, create_time: 1_648_500_000 }).success).toBe(false);
  });

  test("may be the only one, one of none, or before a page to come", () => {
    const parse = (data: object) => VideoPage.safeParse({ data });
    for (const videos of [[], null, undefined]) {
      expect(parse({ videos, has_more: false }).data?.data.videos).toEqual([]);
    }
    expect(parse({ videos: [], has_more: true, cursor: 5 }).data?.data.cursor).toBe("5");
    expect(parse({ videos: [], has_more: true }).success).toBe(false);
    expect(parse({ videos: [], has_more: true, cursor: -5 }).success).toBe(false);
    expect(parse({ videos: [] }).success).toBe(false);
  });
});

describe("a preview", () => {
  const preview = (more: object) =>
    toPreview(VideoPreview.parse({ id: "7080213458555737986", ...more }), ["*.tiktokcdn.com"]);

  test("is the title, or the caption's first words", () => {
    expect(preview({ title: "A boat", video_description: "for a small lake" }).title).toBe("A boat");
    expect(preview({ title: " ", video_description: "for a small lake" }).title).toBe("for a small lake");
    expect(preview({}).title).toBe("");
    expect(preview({ title: "🧭".repeat(150) }).title).toBe("🧭".repeat(100));
  });

  test("shows covers of TikTok's image hosts only", () => {
    const cover = (cover_image_url: string) => preview({ cover_image_url }).coverUrl;
    const signed = "https://p16-sign-va.tiktokcdn.com/tos-maliva-p-0068/a~tplv-noop.image?x-expires=1&s=2";
    expect(cover(signed)).toBe(signed);
    const never = [
      "https://tiktokcdn.com.example.org/a",
      "http://p16.tiktokcdn.com/a",
      "https://example.org/a",
    ];
    expect(never.map(cover)).toEqual(never.map(() => null));
  });
});

describe("a grant", () => {
  const answer = (more: object = {}) =>
    TokenAnswer.parse({
      access_token: "act.example!4628.va",
      expires_in: 7_200,
      open_id: "-000hLNe",
      refresh_expires_in: 15_552_000,
      refresh_token: "rft.example!4577.va",
      scope: "user.info.basic,user.info.stats,video.list",
      token_type: "Bearer",
      ...more,
    });
  const old = {
    accessToken: "act.old",
    refreshToken: "rft.old",
    accessExpiresAt: now,
    endsAt: new Date("2027-01-01T00:00:00Z"),
    scopes: ["user.info.basic"],
  };

  test("lives as long as the answer says, by either of the two lifetimes", () => {
    expect(toGrant(answer(), now)).toEqual({
      accessToken: "act.example!4628.va",
      refreshToken: "rft.example!4577.va",
      accessExpiresAt: new Date("2026-11-20T14:00:00Z"),
      endsAt: new Date("2027-05-19T12:00:00Z"),
      scopes: ["user.info.basic", "user.info.stats", "video.list"],
    });
    expect(toGrant(answer({ expires_in: 86_400, refresh_expires_in: 31_536_000 }), now)).toMatchObject({
      accessExpiresAt: new Date("2026-11-21T12:00:00Z"),
      endsAt: new Date("2027-11-20T12:00:00Z"),
    });
  });

  test("takes the new refresh token, for the old one is dead", () => {
    expect(toGrant(answer(), now, old).refreshToken).toBe("rft.example!4577.va");
  });

  test("is not lost with the rest of an answer: what is missing or in another form is not counted on", () => {
    const odd = { refresh_token: 1, expires_in: "7200", refresh_expires_in: 1e300, scope: [] };
    expect(toGrant(answer(odd), now, old)).toEqual({
      ...old,
      accessToken: "act.example!4628.va",
      accessExpiresAt: now,
    });
    expect(toGrant(answer(odd), now)).toMatchObject({ refreshToken: null, endsAt: null, scopes: [] });
  });

  test("has any of the permissions, or none", () => {
    expect(toGrant(answer({ scope: "" }), now, old).scopes).toEqual([]);
    expect(toGrant(answer({ scope: " video.list , " }), now).scopes).toEqual(["video.list"]);
  });
});

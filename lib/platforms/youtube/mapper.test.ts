import { describe, expect, test } from "vitest";
import { hidden, measured, missing, rounded } from "@/lib/metrics/value";
import { Channel, PlaylistItem, TokenAnswer, Video, VideoSnippet } from "./api-types";
import { toAccount, toGrant, toPost, toPreview, toReading } from "./mapper";

const now = new Date("2026-11-20T12:00:00Z");

function account({ snippet = {}, statistics = {}, rest = {} }: Record<string, object>) {
  return toAccount(
    Channel.parse({
      id: "UC_x5XG1OV2P6uZZ5FSM9Ttw",
      snippet: { title: "Atlas Makes", customUrl: "@atlasmakes", ...snippet },
      statistics: {
        subscriberCount: "1920000",
        hiddenSubscriberCount: false,
        viewCount: "160361638",
        videoCount: "5026",
        ...statistics,
      },
      ...rest,
    }),
  );
}

describe("a channel", () => {
  test("has rounded subscribers and exact views and videos", () => {
    expect(account({})).toEqual({
      externalId: "UC_x5XG1OV2P6uZZ5FSM9Ttw",
      handle: "@atlasmakes",
      counts: { followers: rounded(1_920_000n, 3), views: measured(160_361_638n), posts: measured(5_026n) },
    });
  });

  test.each([
    ["UU_x5XG1OV2P6uZZ5FSM9Ttw", "UU_x5XG1OV2P6uZZ5FSM9Ttw"],
    ["", undefined],
    [undefined, undefined],
  ])("whose uploads are at %j begins its list of posts there: %j", (uploads, first) => {
    const contentDetails = { relatedPlaylists: { uploads } };
    expect(account({ rest: { contentDetails } }).firstPosts).toBe(first);
  });

  test("up to 999 subscribers are exact", () => {
    expect(account({ statistics: { subscriberCount: "999" } }).counts.followers).toEqual(measured(999n));
  });

  test.each(["0", undefined, "41600"])(
    "that hides its subscribers has none to show, not %j",
    (subscriberCount) => {
      const { counts } = account({ statistics: { hiddenSubscriberCount: true, subscriberCount } });
      expect(counts.followers).toEqual(hidden());
    },
  );

  test("without a count is missing it, and zero is a count", () => {
    const nothing = { subscriberCount: undefined, viewCount: undefined, videoCount: undefined };
    expect(account({ statistics: nothing }).counts).toEqual({
      followers: missing(),
      views: missing(),
      posts: missing(),
    });
    const zeros = { subscriberCount: "0", viewCount: "0", videoCount: "0" };
    expect(account({ statistics: zeros }).counts).toEqual({
      followers: measured(0n),
      views: measured(0n),
      posts: measured(0n),
    });
  });

  test("goes by its title where it has no handle", () => {
    expect(account({ snippet: { customUrl: undefined } }).handle).toBe("Atlas Makes");
    expect(account({ snippet: { customUrl: "atlasmakes" } }).handle).toBe("Atlas Makes");
  });

  test("has its name cut to 100 characters without halving one", () => {
    const { handle } = account({ snippet: { customUrl: undefined, title: "🧭".repeat(150) } });
    expect(handle).toBe("🧭".repeat(100));
  });
});

describe("a playlist item", () => {
  const item = (privacyStatus: string | undefined, videoPublishedAt?: string) =>
    toPost(
      PlaylistItem.parse({
        contentDetails: { videoId: "dQw4w9WgXcQ", videoPublishedAt },
        status: privacyStatus && { privacyStatus },
      }),
    );

  test.each(["2026-11-17T17:40:00Z", "2026-11-17T17:40:00.000Z", "2026-11-17T18:40:00+01:00"])(
    "is a video published at one instant, written %s",
    (at) => {
      expect(item("public", at)).toEqual({
        externalId: "dQw4w9WgXcQ",
        kind: "video",
        publishedAt: new Date("2026-11-17T17:40:00Z"),
      });
    },
  );

  test.each(["private", "unlisted", "privacyStatusUnspecified", "Public", undefined])(
    "that is %s is left out",
    (status) => {
      expect(item(status, "2026-11-17T17:40:00Z")).toBeNull();
    },
  );

  test("without a publishing day is left out", () => {
    expect(item("public")).toBeNull();
  });
});

describe("a video", () => {
  const reading = (statistics: object | undefined, privacyStatus = "public") =>
    toReading(Video.parse({ id: "dQw4w9WgXcQ", status: { privacyStatus }, statistics }));

  test("has its three counts and nothing else", () => {
    const statistics = {
      viewCount: "9056",
      likeCount: "181",
      dislikeCount: "3",
      favoriteCount: "0",
      commentCount: "33",
    };
    expect(reading(statistics)).toEqual({
      externalId: "dQw4w9WgXcQ",
      counts: { views: measured(9_056n), likes: measured(181n), comments: measured(33n) },
    });
  });

  test("hides likes and comments by leaving them out; views it can only miss", () => {
    expect(reading({})?.counts).toEqual({ views: missing(), likes: hidden(), comments: hidden() });
  });

  test("without statistics misses all three", () => {
    expect(reading(undefined)?.counts).toEqual({ views: missing(), likes: missing(), comments: missing() });
  });

  test.each(["private", "unlisted"])("that is %s has no reading", (privacyStatus) => {
    expect(reading({ viewCount: "1" }, privacyStatus)).toBeNull();
  });
});

describe("a preview", () => {
  const preview = (snippet: object, privacyStatus = "public") =>
    toPreview(
      VideoSnippet.parse({
        id: "dQw4w9WgXcQ",
        status: { privacyStatus },
        snippet: { title: "A boat for a very small lake", ...snippet },
      }),
      ["i.ytimg.com", "http://127.0.0.1:7500"],
    );
  const cover = (url: string) => preview({ thumbnails: { medium: { url } } })?.coverUrl;

  test("shows the title and the cover without black bars", () => {
    const url = (file: string) => ({ url: `https://i.ytimg.com/vi/x/${file}.jpg` });
    const thumbnails = { default: url("default"), medium: url("mqdefault"), high: url("hqdefault") };
    expect(preview({ thumbnails })).toEqual({
      externalId: "dQw4w9WgXcQ",
      title: "A boat for a very small lake",
      coverUrl: "https://i.ytimg.com/vi/x/mqdefault.jpg",
    });
    expect(preview({ thumbnails: { high: url("hqdefault"), default: url("default") } })?.coverUrl).toBe(
      "https://i.ytimg.com/vi/x/hqdefault.jpg",
    );
    expect(preview({})?.coverUrl).toBeNull();
  });

  test("takes covers from the named hosts only", () => {
    expect(cover("http://127.0.0.1:7500/vi/x.jpg")).toBe("http://127.0.0.1:7500/vi/x.jpg");
    const never = [
      "http://i.ytimg.com/vi/x.jpg",
      "https://i.ytimg.com:8443/vi/x.jpg",
      "https://i.ytimg.com.example.org/x.jpg",
      "https://example.org/i.ytimg.com",
      "javascript:alert(1)",
      "data:image/png;base64,AAAA",
      "//i.ytimg.com/x.jpg",
      "",
    ];
    expect(never.map(cover)).toEqual(never.map(() => null));
  });

  test("of a video that is not public is none", () => {
    expect(preview({}, "private")).toBeNull();
  });
});

describe("a grant", () => {
  const answer = (more: object = {}) =>
    TokenAnswer.parse({ access_token: "ya29.new", expires_in: 3_599, token_type: "Bearer", ...more });
  const old = {
    accessToken: "ya29.old",
    refreshToken: "1//old",
    accessExpiresAt: now,
    endsAt: new Date("2026-11-27T12:00:00Z"),
    scopes: ["a"],
  };

  test("is counted from the given time", () => {
    const more = { refresh_token: "1//first", refresh_token_expires_in: 604_799, scope: "a b" };
    expect(toGrant(answer(more), now)).toEqual({
      accessToken: "ya29.new",
      refreshToken: "1//first",
      accessExpiresAt: new Date("2026-11-20T12:59:59Z"),
      endsAt: new Date("2026-11-27T11:59:59Z"),
      scopes: ["a", "b"],
    });
  });

  test("keeps what a refresh does not repeat", () => {
    expect(toGrant(answer(), now, old)).toEqual({
      ...old,
      accessToken: "ya29.new",
      accessExpiresAt: new Date("2026-11-20T12:59:59Z"),
    });
  });

  test("takes a new refresh token and fewer scopes when they come", () => {
    const refreshed = toGrant(answer({ refresh_token: "1//new", scope: "" }), now, old);
    expect(refreshed).toMatchObject({ refreshToken: "1//new", scopes: [] });
  });

  test("without a refresh token or scopes says so", () => {
    expect(toGrant(answer(), now)).toMatchObject({ refreshToken: null, scopes: [], endsAt: null });
  });
});

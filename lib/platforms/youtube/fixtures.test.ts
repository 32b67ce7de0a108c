import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { measured } from "@/lib/metrics/value";
import {
  Channel,
  ChannelList,
  PlaylistItemList,
  TokenAnswer,
  UploadsList,
  VideoList,
  VideoSnippetList,
} from "./api-types";
import { toAccount, toGrant, toPreview, toReading } from "./mapper";
import { translateError } from "./translate-error";

const folder = new URL("./fixtures/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
const now = new Date("2026-11-20T12:00:00Z");

/** The body as recorded, with the status where the recording has one. */
function recorded(file: string): { status: number; body: unknown } {
  const content = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  return content.response ?? { status: content.error?.code ?? 200, body: content };
}

const seen = new Set<string>();
function bodyOf(name: string): unknown {
  seen.add(`${name}.json`);
  return recorded(`${name}.json`).body;
}

const refusalOf = (result: { error?: { issues: readonly { path: PropertyKey[] }[] } | undefined }) =>
  result.error?.issues[0]?.path.join(".");

describe("channels", () => {
  test.each([
    ["vcr_channels_200_03", "UUAmh1DexLGcMtDlzMCIxo4w"],
    ["vcr_channels_200_07", "UUAmh1DexLGcMtDlzMCIxo4w"],
    ["vcr_channels_200_13", "UUBR8-60-B28hp2BmDPdntcQ"],
  ])("%s names the uploads playlist %s", (name, playlist) => {
    const { items } = UploadsList.parse(bodyOf(name));
    expect(items.map((item) => item.contentDetails.relatedPlaylists.uploads)).toEqual([playlist]);
  });

  test("vcr_channels_200_06 counts 2 subscribers, 16 views, 3 videos", () => {
    const { items } = bodyOf("vcr_channels_200_06") as { items: { statistics: unknown }[] };
    expect(Channel.shape.statistics.parse(items[0]?.statistics)).toEqual({
      subscriberCount: 2n,
      hiddenSubscriberCount: false,
      viewCount: 16n,
      videoCount: 3n,
    });
  });

  test("three recordings of one channel make the account we would have read", () => {
    const parts = ["vcr_channels_200_02", "vcr_channels_200_06", "vcr_channels_200_07"].map(
      (name) => (bodyOf(name) as { items: object[] }).items[0],
    );
    const { items } = ChannelList.parse({
      kind: "youtube#channelListResponse",
      items: [Object.assign({}, ...parts)],
    });
    expect(items.map(toAccount)).toEqual([
      {
        externalId: "UCAmh1DexLGcMtDlzMCIxo4w",
        handle: "Derek Barnes",
        firstPosts: "UUAmh1DexLGcMtDlzMCIxo4w",
        counts: { followers: measured(2n), views: measured(16n), posts: measured(3n) },
      },
    ]);
  });

  test.each([
    // A name of the time before handles, without the sign: the title is shown instead.
    ["pyyt_channel_info_multi", ["googlecode", "google"]],
    ["pyyt_channels_info", ["@googledevelopers"]],
    ["vcr_channels_200_19", [undefined]],
  ])("%s gives names %j", (name, names) => {
    const { items } = bodyOf(name) as { items: { snippet: unknown }[] };
    expect(items.map(({ snippet }) => Channel.shape.snippet.parse(snippet).customUrl)).toEqual(names);
  });

  test.each([
    ["pyyt_channel_info_multi", "items.0.statistics", "statistics were not asked for"],
    ["pyyt_channels_info", "items.0.statistics", "statistics were not asked for"],
    ["vcr_channels_200_02", "items.0.statistics", "statistics were not asked for"],
    ["vcr_channels_200_05", "items.0.snippet", "only status was asked for"],
    ["vcr_channels_200_06", "items.0.snippet", "only statistics were asked for"],
    ["vcr_channels_200_17", "items.0.snippet", "only status was asked for"],
    ["vcr_channels_200_19", "items.0.statistics", "statistics were not asked for"],
  ])("%s is refused as an account at %s: %s", (name, path) => {
    expect(refusalOf(ChannelList.safeParse(bodyOf(name)))).toBe(path);
  });
});

describe("playlist items", () => {
  test("vcr_playlistitems_200_06 is an empty playlist", () => {
    expect(PlaylistItemList.parse(bodyOf("vcr_playlistitems_200_06")).items).toEqual([]);
  });

  test.each([
    "pyyt_playlist_items_playlist_items_multi",
    "pyyt_playlist_items_playlist_items_single",
    "vcr_playlistitems_200_04",
    "vcr_playlistitems_200_08",
    "vcr_playlistitems_200_10",
    "vcr_playlistitems_200_13",
    "vcr_playlistitems_200_14",
    "vcr_playlistitems_200_15",
    "vcr_playlistitems_200_16",
  ])("%s is refused: contentDetails were not asked for", (name) => {
    expect(refusalOf(PlaylistItemList.safeParse(bodyOf(name)))).toBe("items.0.contentDetails");
  });
});

describe("videos", () => {
  test.each([
    {
      name: "vcr_videos_200_10",
      views: 718_364_464n,
      noViews: 1,
      likes: 11_026_248n,
      comments: 4_334_600n,
      noLikes: 8,
      noComments: 9,
    },
    {
      name: "vcr_videos_200_11",
      views: 13_964_788n,
      noViews: 0,
      likes: 350_438n,
      comments: 161_533n,
      noLikes: 0,
      noComments: 0,
    },
  ])(
    "$name: 50 public videos with $views views",
    ({ name, views, likes, comments, noViews, noLikes, noComments }) => {
      const readings = VideoList.parse(bodyOf(name)).items.map(toReading);
      const all = (metric: "views" | "likes" | "comments") =>
        readings.flatMap((reading) => reading?.counts[metric] ?? []);
      const sum = (metric: "views" | "likes" | "comments") =>
        all(metric).reduce((total, value) => total + (value.state === "measured" ? value.count : 0n), 0n);
      expect(readings.filter(Boolean)).toHaveLength(50);
      expect([sum("views"), sum("likes"), sum("comments")]).toEqual([views, likes, comments]);
      expect(all("likes").filter(({ state }) => state === "hidden")).toHaveLength(noLikes);
      expect(all("comments").filter(({ state }) => state === "hidden")).toHaveLength(noComments);
      expect(all("views").filter(({ state }) => state === "missing")).toHaveLength(noViews);
    },
  );

  test("the first of vcr_videos_200_10 to the last digit", () => {
    const [first] = VideoList.parse(bodyOf("vcr_videos_200_10")).items;
    expect(first && toReading(first)).toEqual({
      externalId: "2lAe1cqCOXo",
      counts: { views: measured(96_887_746n), likes: measured(3_319_246n), comments: measured(1_067_571n) },
    });
  });

  test("vcr_videos_200_43 counts 3,507,700,238 views, and is no reading: nothing says that it is public", () => {
    const [video] = VideoList.parse(bodyOf("vcr_videos_200_43")).items;
    expect(video?.statistics).toEqual({
      viewCount: 3_507_700_238n,
      likeCount: 17_079_399n,
      commentCount: 4_998_288n,
    });
    expect(video && toReading(video)).toBeNull();
  });

  test.each([
    ["vcr_videos_200_08", 50],
    ["vcr_videos_200_15", 1],
  ])("%s: public, counts not asked for, so all are missing (%i)", (name, length) => {
    const states = VideoList.parse(bodyOf(name)).items.map((video) =>
      Object.values(toReading(video)?.counts ?? {}).map(({ state }) => state),
    );
    expect(states).toEqual(Array(length).fill(["missing", "missing", "missing"]));
  });

  test.each(["vcr_videos_200_31", "vcr_videos_200_33"])("%s is unlisted and left out", (name) => {
    expect(VideoList.parse(bodyOf(name)).items.map(toReading)).toEqual([null]);
  });

  test.each([
    ["pyyt_videos_videos_chart_paged_1", 5],
    ["pyyt_videos_videos_chart_paged_2", 3],
    ["pyyt_videos_videos_info_multi", 2],
    ["vcr_videos_200_01", 50],
    ["vcr_videos_200_03", 1],
    ["vcr_videos_200_04", 13],
    ["vcr_videos_200_12", 1],
    ["vcr_videos_200_14", 1],
    ["vcr_videos_200_21", 1],
    ["vcr_videos_200_24", 1],
    ["vcr_videos_200_26", 1],
    ["vcr_videos_200_28", 1],
    ["vcr_videos_200_35", 1],
    ["vcr_videos_200_39", 1],
    ["vcr_videos_200_44", 1],
  ])("%s parses, and its %i videos are left out: status was not asked for", (name, length) => {
    expect(VideoList.parse(bodyOf(name)).items.map(toReading)).toEqual(Array(length).fill(null));
  });

  test.each([
    ["pyyt_videos_videos_chart_paged_1", "GIDDY UP ( OFFICIAL MUSIC VIDEO )"],
    ["pyyt_videos_videos_chart_paged_2", "Kanye West - Closed On Sunday"],
    ["pyyt_videos_videos_info_multi", "What are Actions on Google (Assistant on Air)"],
    ["vcr_videos_200_01", "Pranking My Friends Livestream"],
    ["vcr_videos_200_03", "PSY - GANGNAM STYLE(강남스타일) M/V"],
    ["vcr_videos_200_08", "YouTube Rewind 2019: For the Record | #YouTubeRewind"],
    ["vcr_videos_200_11", "Gaming Channel Must Knows | Channel Checkup ft. Alyska"],
    ["vcr_videos_200_26", "Example Yt Test ‹ ›"],
  ])("%s begins with %j", (name, title) => {
    expect(VideoSnippetList.parse(bodyOf(name)).items[0]?.snippet.title).toBe(title);
  });

  test("vcr_videos_200_08 shows titles and covers from YouTube's image host", () => {
    const [first] = VideoSnippetList.parse(bodyOf("vcr_videos_200_08")).items;
    expect(first && toPreview(first, ["i.ytimg.com"])).toEqual({
      externalId: "2lAe1cqCOXo",
      title: "YouTube Rewind 2019: For the Record | #YouTubeRewind",
      coverUrl: "https://i.ytimg.com/vi/2lAe1cqCOXo/mqdefault.jpg",
    });
  });
});

describe("tokens", () => {
  test("google_token_reply brings both tokens for 3,599 seconds", () => {
    expect(toGrant(TokenAnswer.parse(bodyOf("google_token_reply")), now)).toEqual({
      accessToken: "REDACTED",
      refreshToken: "REDACTED",
      accessExpiresAt: new Date("2026-11-20T12:59:59Z"),
      endsAt: null,
      scopes: ["openid", "https://www.googleapis.com/auth/userinfo.email"],
    });
  });

  test("vcr_token_200_01 is a refresh without a new refresh token: the old one stays", () => {
    const answer = TokenAnswer.parse(bodyOf("vcr_token_200_01"));
    const previous = { ...toGrant(answer, now), refreshToken: "1//old" };
    expect(toGrant(answer, now, previous)).toMatchObject({ refreshToken: "1//old" });
    expect(toGrant(answer, now).scopes).toHaveLength(5);
  });
});

describe("errors", () => {
  test.each([
    [
      "pyyt_error_permission_resp",
      "api",
      "unavailable/outage",
      "a refusal in form whose reason is an outage",
    ],
    ["vcr_channels_401_01", "api", "expired/revoked", "the access token is no longer good"],
    ["vcr_token_400_01", "oauth", "expired/revoked", "the code is malformed"],
    ["vcr_playlistitems_403_01", "api", "unexpected/request", "somebody else's playlist"],
    ["vcr_playlistitems_403_02", "api", "unexpected/request", "somebody else's playlist"],
    ["vcr_playlistitems_404_01", "api", "unexpected/request", "an unknown video"],
    ["vcr_commentthreads_400_01", "api", "unexpected/request", "never called: a parameter is missing"],
    ["vcr_playlists_403_01", "api", "unexpected/request", "never called: somebody else's playlist"],
    ["vcr_reports_403_01", "api", "unexpected/request", "never called: forbidden"],
    ["vcr_subscriptions_403_01", "api", "unexpected/request", "never called: hidden subscriptions"],
    ["vcr_subscriptions_404_01", "api", "unexpected/request", "never called: an unknown channel"],
  ] as const)("%s (%s) is %s: %s", (name, endpoint, problem, _why) => {
    const { status } = recorded(`${name}.json`);
    const error = { response: { status, data: bodyOf(name), headers: new Headers() } };
    const { failure } = translateError(error, endpoint, now);
    expect(`${failure.kind}/${failure.reason}`).toBe(problem);
  });

  test.each(["vcr_channels_401_01", "vcr_token_400_01", "pyyt_error_permission_resp"])(
    "%s is refused as data",
    (name) => {
      expect(TokenAnswer.safeParse(bodyOf(name)).success).toBe(false);
    },
  );
});

test("every recording is looked at above, and INDEX names every one", () => {
  expect([...seen].sort()).toEqual(files.toSorted());
  const index = readFileSync(new URL("INDEX.md", folder), "utf8");
  expect(files.filter((file) => !index.includes(`\`${file}\``))).toEqual([]);
});

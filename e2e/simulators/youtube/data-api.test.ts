import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Stage, startStage } from "./test-stage.ts";

type Item = {
  kind: string;
  etag: string;
  id: string;
  snippet: Record<string, unknown> & { title: string };
  statistics: Record<string, unknown>;
  contentDetails: Record<string, unknown> & { videoId: string };
  status: { privacyStatus: string };
};
type List = {
  kind: string;
  etag: string;
  items?: Item[];
  nextPageToken?: string;
  prevPageToken?: string;
  pageInfo: { totalResults: number; resultsPerPage: number };
};

let stage: Stage;
let token: string;
beforeEach(async () => {
  stage = await startStage();
  token = (await stage.connect("creator")).access_token;
});
afterEach(() => stage.close());

const list = async (path: string, as = token) => (await stage.youtube<List>(path, as)).body;
const uploads = "UU-_FjEGhADO1ciNUnK_Td1T";

async function allUploads(as = token, playlist = uploads): Promise<Item[]> {
  const items: Item[] = [];
  let page = "";
  do {
    const body = await list(
      `playlistItems?part=contentDetails&part=status&maxResults=50&playlistId=${playlist}&pageToken=${page}`,
      as,
    );
    items.push(...(body.items ?? []));
    page = body.nextPageToken ?? "";
  } while (page);
  return items;
}

describe("channels", () => {
  test("gives the creator's own channel with counts as strings", async () => {
    const body = await list("channels?part=snippet&part=statistics&part=contentDetails&mine=true");
    expect(body).toMatchObject({
      kind: "youtube#channelListResponse",
      pageInfo: { totalResults: 1, resultsPerPage: 5 },
      items: [
        {
          kind: "youtube#channel",
          id: "UC-_FjEGhADO1ciNUnK_Td1T",
          snippet: { title: "Atlas Makes", customUrl: "@atlasmakes", publishedAt: "2019-03-04T16:20:11Z" },
          contentDetails: { relatedPlaylists: { likes: "", uploads } },
          statistics: { subscriberCount: "41600", hiddenSubscriberCount: false, videoCount: "73" },
        },
      ],
    });
    expect(body.items?.[0]?.statistics.viewCount).toMatch(/^\d+$/);
  });

  test("gives only the parts asked for, repeated or joined by commas", async () => {
    const [repeated] = (await list("channels?part=id&part=statistics&mine=true")).items ?? [];
    const [joined] = (await list("channels?part=id,statistics&mine=true")).items ?? [];
    expect(Object.keys(repeated ?? {})).toEqual(["kind", "etag", "id", "statistics"]);
    expect(joined).toEqual(repeated);
  });

  test("keeps three digits above 1,000, rounded down, and exact counts below", async () => {
    const subscribers = async (account: string) => {
      const { access_token } = await stage.connect(account);
      const body = await list("channels?part=statistics&mine=true", access_token);
      return body.items?.[0]?.statistics.subscriberCount;
    };
    const exact =
      await stage.get<{ id: string; counts?: { exactSubscribers: number } }[]>("/control/accounts");
    const exactOf = (id: string) => exact.find((account) => account.id === id)?.counts?.exactSubscribers;
    expect([exactOf("big"), await subscribers("big")]).toEqual([1_234_567, "1230000"]);
    expect([exactOf("creator-brand"), await subscribers("creator-brand")]).toEqual([4_195, "4190"]);
    expect([exactOf("fresh"), await subscribers("fresh")]).toEqual([698, "698"]);
  });

  test("leaves the count of hidden subscribers out, or gives 0 where switched so", async () => {
    const { access_token } = await stage.connect("hidden");
    const hidden = await list("channels?part=statistics&mine=true", access_token);
    expect(hidden.items?.[0]?.statistics).toEqual({
      viewCount: expect.any(String),
      hiddenSubscriberCount: true,
      videoCount: "20",
    });
    await stage.throwSwitch("creator", "hidden-subscribers", { as: "zero" });
    const zero = await list("channels?part=statistics&mine=true");
    expect(zero.items?.[0]?.statistics).toMatchObject({ subscriberCount: "0", hiddenSubscriberCount: true });
  });

  test("finds nothing for an account without a channel: no items today, an empty list on old servers", async () => {
    const { access_token } = await stage.connect("no-channel");
    const today = await list("channels?part=id&mine=true", access_token);
    expect(today.pageInfo.totalResults).toBe(0);
    expect(today).not.toHaveProperty("items");
    await stage.throwSwitch("no-channel", "no-channel", { as: "empty" });
    expect((await list("channels?part=id&mine=true", access_token)).items).toEqual([]);
  });

  test("answers 304 to a known etag and still counts the unit", async () => {
    const first = await stage.youtube<List>("channels?part=snippet&mine=true", token);
    const again = await stage.youtube("channels?part=snippet&mine=true", token, {
      "if-none-match": first.body.etag,
    });
    expect([first.headers.get("etag"), again.status, again.body]).toEqual([
      `"${first.body.etag}"`,
      304,
      null,
    ]);
    expect(await stage.get("/control/quota")).toMatchObject({ units: 2 });
  });

  test("trims the reply to the fields asked for", async () => {
    const body = await list(
      "channels?part=statistics,snippet&mine=true&fields=items(id,statistics/videoCount)",
    );
    expect(body).toEqual({ items: [{ id: "UC-_FjEGhADO1ciNUnK_Td1T", statistics: { videoCount: "73" } }] });
  });
});

describe("uploads", () => {
  test("come in pages of at most 50, newest first, private and unlisted ones for their owner", async () => {
    const first = await list(`playlistItems?part=contentDetails&maxResults=50&playlistId=${uploads}`);
    expect([first.items?.length, first.nextPageToken, first.pageInfo]).toEqual([
      50,
      "CDIQAA",
      { totalResults: 82, resultsPerPage: 50 },
    ]);
    const second = await list(
      `playlistItems?part=contentDetails&maxResults=50&pageToken=CDIQAA&playlistId=${uploads}`,
    );
    expect([second.items?.length, second.prevPageToken]).toEqual([32, "CDIQAQ"]);
    expect(second).not.toHaveProperty("nextPageToken");

    const all = await allUploads();
    const published = all.map(({ contentDetails }) => String(contentDetails.videoPublishedAt));
    expect(published).toEqual([...published].sort().reverse());
    const privacy = Map.groupBy(all, ({ status }) => status.privacyStatus);
    expect([
      privacy.get("public")?.length,
      privacy.get("private")?.length,
      privacy.get("unlisted")?.length,
    ]).toEqual([73, 5, 4]);
  });

  test("of another person show only public videos", async () => {
    const { access_token } = await stage.connect("fresh");
    expect((await allUploads(access_token)).every(({ status }) => status.privacyStatus === "public")).toBe(
      true,
    );
    expect(await allUploads(access_token)).toHaveLength(73);
  });

  test("of the big channel fill eight pages", async () => {
    const { access_token } = await stage.connect("big");
    expect(await allUploads(access_token, "UUu2G4fLOCSKgFRgwTfsU1gO")).toHaveLength(400);
  });

  test("grow while the clock moves on", async () => {
    const before = await allUploads();
    await stage.post("/control/clock", { addDays: 30 });
    token = (await stage.connect("creator")).access_token;
    const after = await allUploads();
    expect(after.length - before.length).toBe(4);
    expect(after.slice(4).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  test("give five items where maxResults is not said, and none for 0", async () => {
    expect((await list(`playlistItems?part=id&playlistId=${uploads}`)).items).toHaveLength(5);
    expect((await list(`playlistItems?part=id&maxResults=0&playlistId=${uploads}`)).items).toHaveLength(0);
  });
});

describe("videos", () => {
  test("give statistics of repeated and of comma-joined ids alike, in the order asked", async () => {
    const [a, b, c] = (await allUploads()).map(({ contentDetails }) => contentDetails.videoId);
    const repeated = await list(`videos?part=statistics&id=${b}&id=${a}&id=${c}`);
    const joined = await list(`videos?part=statistics&id=${b},${a},${c}`);
    expect(repeated.items?.map(({ id }) => id)).toEqual([b, a, c]);
    expect(joined).toEqual(repeated);
  });

  test("leave out likes where ratings are hidden and comments where they are off", async () => {
    const videos = await stage.get<{ id: string; hidesLikes: boolean; commentsOff: boolean }[]>(
      "/control/accounts/creator/posts",
    );
    const ids = videos.slice(0, 50).map(({ id }) => id);
    const { items = [] } = await list(`videos?part=statistics&id=${ids.join()}`);
    for (const { id, hidesLikes, commentsOff } of videos.slice(0, 50)) {
      const statistics = items.find((item) => item.id === id)?.statistics ?? {};
      expect([id, "likeCount" in statistics, "commentCount" in statistics, statistics.favoriteCount]).toEqual(
        [id, !hidesLikes, !commentsOff, "0"],
      );
    }
    expect(videos.filter(({ hidesLikes }) => hidesLikes).length).toBe(6);
  });

  test("that are deleted, unknown or another person's private ones are missing", async () => {
    const mine = await allUploads();
    const privateId = mine.find(({ status }) => status.privacyStatus === "private")?.contentDetails.videoId;
    const publicId = mine.find(({ status }) => status.privacyStatus === "public")?.contentDetails.videoId;
    const { access_token } = await stage.connect("fresh");
    const path = `videos?part=status&id=${privateId}&id=${publicId}&id=unknown-one`;
    expect((await list(path)).items?.map(({ id }) => id)).toEqual([privateId, publicId]);
    expect((await list(path, access_token)).items?.map(({ id }) => id)).toEqual([publicId]);
    await stage.throwSwitch("creator", "delete-video", { as: publicId });
    expect((await list(path, access_token)).items).toEqual([]);
    expect(await allUploads()).toHaveLength(81);
    await stage.throwSwitch("creator", "delete-video", { on: false });
    expect(await allUploads()).toHaveLength(82);
  });

  test("become private under the switch, the newest public one when none is named", async () => {
    const before = await allUploads();
    const newest = before.find(({ status }) => status.privacyStatus === "public")?.contentDetails.videoId;
    await stage.throwSwitch("creator", "make-video-private");
    const after = await list(`videos?part=status&id=${newest}`);
    expect(after.items?.[0]?.status.privacyStatus).toBe("private");
    const channel = await list("channels?part=statistics&mine=true");
    expect(channel.items?.[0]?.statistics.videoCount).toBe("72");
  });

  test("have batch statistics with a summary and a bucket of their own", async () => {
    const [a] = (await allUploads()).map(({ contentDetails }) => contentDetails.videoId);
    const units = (await stage.get<{ units: number }>("/control/quota")).units;
    const path = `videos:batchGetStats?part=snippet&part=statistics&part=contentDetails&id=${a}&id=unknown-one`;
    const body = (await stage.youtube<Record<string, unknown>>(path, token)).body;
    expect(body).toMatchObject({
      kind: "youtube#batchGetStatsResponse",
      items: [
        {
          kind: "youtube#videoStats",
          id: a,
          snippet: { publishTime: expect.stringMatching(/Z$/) },
          statistics: { viewCount: expect.stringMatching(/^\d+$/) },
          contentDetails: {
            duration: expect.stringMatching(/^PT/),
            durationMillis: expect.stringMatching(/000$/),
          },
        },
      ],
      summary: { requestedVideoCount: "2", succeededVideoCount: "1", failedVideoCount: "1" },
    });
    expect(await stage.get("/control/quota")).toMatchObject({ units, batchCalls: 1 });
  });

  test("have a cover that is a JPEG with a colour of its own", async () => {
    const { items = [] } = await list(`playlistItems?part=snippet&maxResults=2&playlistId=${uploads}`);
    const covers = items.map(async ({ snippet }) => {
      const { medium } = snippet.thumbnails as { medium: { url: string } };
      const response = await fetch(medium.url);
      return { url: medium.url, type: response.headers.get("content-type"), bytes: await response.bytes() };
    });
    const [one, two] = (await Promise.all(covers)) as [
      Awaited<(typeof covers)[0]>,
      Awaited<(typeof covers)[0]>,
    ];
    const [{ id } = { id: "" }] = await stage.get<{ id: string }[]>("/control/accounts/creator/posts");
    expect(one.url).toBe(`${stage.url}/ytimg/vi/${id}/mqdefault.jpg`);
    expect(one.type).toBe("image/jpeg");
    expect([...one.bytes.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect([...one.bytes.slice(-2)]).toEqual([0xff, 0xd9]);
    expect(Buffer.from(one.bytes).equals(two.bytes)).toBe(false);
  });
});

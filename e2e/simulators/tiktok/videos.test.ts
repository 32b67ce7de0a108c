import { expect, test } from "vitest";
import { createDataset } from "../dataset.ts";
import { startSimulators } from "../server.ts";
import { videoCounts } from "./videos.ts";

type ShownPost = { id: string; title: string; publishedAt: string; privacy: string; counts: Counts };
type Counts = { views: number; likes: number; comments: number; shares: number };
type Shown = { counts: { followers: number; following: number; likes: number; videos: number } };

async function shown(at: string, account: string) {
  const running = await startSimulators({ port: 0, clockStart: at, datasetEnd: "2026-11-20" });
  const read = async <T>(path: string): Promise<T> =>
    (await fetch(`${running.url}/control/accounts/${account}${path}`)).json() as Promise<T>;
  const found = { account: await read<Shown>(""), posts: await read<ShownPost[]>("/posts") };
  await running.close();
  return found;
}

test("counts on fixed days", async () => {
  const counts = [];
  for (const day of ["2025-11-20", "2026-11-20"]) {
    for (const id of ["tiktok-creator", "tiktok-small"]) {
      const { followers, following, likes, videos } = (await shown(`${day}T12:00:00Z`, id)).account.counts;
      counts.push([day, id, followers, following, likes, videos]);
    }
  }
  expect(counts).toEqual([
    ["2025-11-20", "tiktok-creator", 85_760, 161, 970_501, 36],
    ["2025-11-20", "tiktok-small", 1_410, 72, 0, 0],
    ["2026-11-20", "tiktok-creator", 128_570, 214, 1_547_020, 232],
    ["2026-11-20", "tiktok-small", 1_875, 96, 595, 12],
  ]);
});

test("ids have 19 digits above 2^53, once each, and counts lie between the measured shares", async () => {
  const { posts } = await shown("2026-11-20T12:00:00Z", "tiktok-creator");
  expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
  for (const { id, counts } of posts) {
    expect(id).toMatch(/^7\d{18}$/);
    const { views, likes, comments, shares } = counts;
    expect([likes, comments, shares].every((count, place) => count <= Math.ceil(views * most(place)))).toBe(
      true,
    );
    expect([likes, comments, shares].every((count, place) => count >= Math.floor(views * least(place)))).toBe(
      true,
    );
  }
  expect(posts.filter(({ privacy }) => privacy !== "public").length).toBeGreaterThan(20);
});

const most = (place: number) => [0.0794, 0.00145, 0.00617][place] ?? 0;
const least = (place: number) => [0.0194, 0.00018, 0.0011][place] ?? 0;

test("no count of a video ever falls", () => {
  const dataset = createDataset("2026-11-20");
  const feed = {
    idOf: (index: number) => `v${index}`,
    daysBeforeEnd: 40,
    everyDays: 10,
    typicalViews: 5_000,
  };
  const end = Date.parse("2026-11-20T00:00:00Z");
  for (const post of dataset.postsOf(feed, end)) {
    const video = {
      ...post,
      title: "",
      durationSeconds: 1,
      privacy: "public" as const,
      likesIn100k: 4_000,
      commentsIn100k: 50,
      sharesIn100k: 300,
    };
    let before = { views: 0, likes: 0, comments: 0, shares: 0 };
    for (let day = 0; day < 120; day += 1) {
      const now = videoCounts(dataset, video, end + day * 86_400_000);
      for (const name of ["views", "likes", "comments", "shares"] as const) {
        expect(now[name]).toBeGreaterThanOrEqual(before[name]);
      }
      before = now;
    }
  }
});

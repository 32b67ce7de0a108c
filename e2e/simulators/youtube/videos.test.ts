import { expect, test } from "vitest";
import { curveNamed, valueAt, videoCurves } from "../curves.ts";
import { createDataset } from "../dataset.ts";
import { hasChannel, type Owner, type YoutubeAccount, youtubeAccounts } from "./accounts.ts";
import { roundSubscribers } from "./resources.ts";
import { channelCounts, videoCounts, videosOf, viewDefinitionChangedAt } from "./videos.ts";

const dayMs = 86_400_000;
const end = Date.parse("2026-11-20T00:00:00Z");
const dataset = createDataset("2026-11-20");
const owners = youtubeAccounts.builtIn.filter(hasChannel);
const channelOf = (id: string) => {
  const owner = owners.find((account: YoutubeAccount): account is Owner => account.id === id);
  if (!owner) throw new Error(id);
  return owner.channel;
};
const on = (day: string) => Date.parse(`${day}T12:00:00Z`);

test("a curve repeats its own steps beyond both ends", () => {
  const curve = { days: [0, 1, 3], values: [10, 12, 18] };
  expect([0, 0.5, 1, 2, 3, 4, 6, -1, -3, -30].map((day) => valueAt(curve, day))).toEqual([
    10, 11, 12, 15, 18, 20, 26, 7, 2, 0,
  ]);
});

test("every copied curve is there and the views among them never fall", () => {
  expect(videoCurves).toHaveLength(15);
  const views = ["growing", "lively", "plain", "small", "steady"].map((name) =>
    curveNamed(`channel-${name}-views`),
  );
  for (const { days, values } of [...videoCurves, ...views]) {
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(values).toEqual([...values].sort((a, b) => a - b));
  }
});

test("the creator's subscribers are the measured ones ten times, on measured days", () => {
  const at = (day: string) =>
    channelCounts(dataset, channelOf("creator"), Date.parse(`${day}T00:00:00Z`)).subscribers;
  // Days 523, 522, 400, 123 and 0 of the curve.
  expect(["2026-11-20", "2026-11-19", "2026-07-20", "2025-10-16", "2025-06-15"].map(at)).toEqual([
    41_600, 41_600, 40_300, 34_900, 32_700,
  ]);
});

test("each channel's counts on fixed days", () => {
  const counts = (id: string, day: string) => {
    const { subscribers, views } = channelCounts(dataset, channelOf(id), on(day));
    return [id, day, subscribers, views];
  };
  expect([
    counts("creator", "2025-10-16"),
    counts("creator", "2026-08-23"),
    counts("creator", "2026-08-24"),
    counts("creator", "2026-11-20"),
    counts("creator", "2026-12-20"),
    counts("creator-brand", "2026-11-20"),
    counts("fresh", "2026-11-20"),
    counts("hidden", "2026-11-20"),
    counts("big", "2026-11-20"),
  ]).toEqual([
    ["creator", "2025-10-16", 34_900, 2_477_670],
    ["creator", "2026-08-23", 40_800, 4_898_502],
    ["creator", "2026-08-24", 40_800, 5_498_131],
    ["creator", "2026-11-20", 41_600, 6_231_016],
    ["creator", "2026-12-20", 42_200, 6_538_486],
    ["creator-brand", "2026-11-20", 4_195, 570_521],
    ["fresh", "2026-11-20", 698, 56_950],
    ["hidden", "2026-11-20", 9_130, 782_404],
    ["big", "2026-11-20", 1_234_567, 448_191_973],
  ]);
});

test("views of channels and videos never fall, and jump by 12 % when the definition changes", () => {
  for (const { channel } of owners) {
    let before = 0;
    for (let at = end - 420 * dayMs; at <= end + 60 * dayMs; at += 10 * dayMs) {
      const { views } = channelCounts(dataset, channel, at);
      expect(views).toBeGreaterThanOrEqual(before);
      before = views;
    }
    const [old, now] = [viewDefinitionChangedAt - 1, viewDefinitionChangedAt].map(
      (at) => channelCounts(dataset, channel, at).views,
    );
    expect((now ?? 0) / (old ?? 1)).toBeCloseTo(1.12, 3);
  }
  const channel = channelOf("creator");
  for (const video of videosOf(dataset, channel, end).slice(0, 20)) {
    let before = { views: 0, likes: 0, comments: 0 };
    for (let at = video.publishedAt; at < end; at += dayMs / 2) {
      const counts = videoCounts(dataset, video, at);
      expect(counts.views).toBeGreaterThanOrEqual(before.views);
      expect(counts.likes).toBeGreaterThanOrEqual(before.likes);
      expect(counts.comments).toBeGreaterThanOrEqual(before.comments);
      expect(counts.likes).toBeLessThan(Math.max(1, counts.views * 0.061));
      before = counts;
    }
  }
});

test("a new dataset of the same calendar gives the same videos and counts", () => {
  const again = createDataset("2026-11-20");
  const channel = channelOf("creator");
  const videos = videosOf(dataset, channel, end);
  expect(videosOf(again, channel, end)).toEqual(videos);
  expect(videos).toHaveLength(82);
  expect(
    new Set(owners.flatMap((owner) => videosOf(dataset, owner.channel, end).map(({ id }) => id))).size,
  ).toBe(542);
  expect(channelCounts(again, channel, end)).toEqual(channelCounts(dataset, channel, end));
  for (const { id } of videos) expect(id).toMatch(/^[\w-]{11}$/);
});

test("subscriber counts keep three digits above 1,000", () => {
  expect([0, 999, 1_000, 1_009, 12_480, 99_999, 1_234_567].map(roundSubscribers)).toEqual([
    0, 999, 1_000, 1_000, 12_400, 99_900, 1_230_000,
  ]);
});

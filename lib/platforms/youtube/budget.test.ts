import { expect, test } from "vitest";
import { youtubeBudget } from "./budget";

test("a day has 10,000 units and as many batch calls, from midnight in Los Angeles", () => {
  expect(youtubeBudget.allowances).toEqual({
    units: { kind: "day", units: 10_000, zone: "America/Los_Angeles" },
    batch: { kind: "day", units: 10_000, zone: "America/Los_Angeles" },
  });
});

test.each([
  ["GET", "https://youtube.googleapis.com/youtube/v3/channels?part=id&mine=true", "units"],
  ["GET", "https://youtube.googleapis.com/youtube/v3/playlistItems?playlistId=UU", "units"],
  ["GET", "https://youtube.googleapis.com/youtube/v3/videos?id=a", "units"],
  ["GET", "https://youtube.googleapis.com/youtube/v3/videos:batchGetStats?id=a", "batch"],
  ["POST", "https://oauth2.googleapis.com/token", null],
  ["POST", "https://oauth2.googleapis.com/revoke?token=t", null],
])("%s %s draws on %s", (method, url, allowance) => {
  expect(youtubeBudget.drawsOn({ method, url: new URL(url) })).toBe(allowance);
});

import { expect, test } from "vitest";
import { mastodonBudget } from "./budget";

test("300 requests in any quarter of an hour", () => {
  expect(mastodonBudget.allowances).toEqual({ public: { kind: "sliding", units: 300, seconds: 900 } });
});

test.each([
  ["GET", "https://mastodon.example/api/v1/accounts/14715/statuses?limit=40&max_id=7", "public"],
  ["GET", "https://mastodon.example/api/v1/statuses?id%5B%5D=1", "public"],
  ["GET", "http://127.0.0.1:7400/mastodon/api/v1/statuses", "public"],
  ["GET", "https://mastodon.example/api/v1/accounts/verify_credentials", null],
  ["POST", "https://mastodon.example/oauth/token", null],
])("%s %s draws on %s", (method, url, allowance) => {
  expect(mastodonBudget.drawsOn({ method, url: new URL(url) })).toBe(allowance);
});

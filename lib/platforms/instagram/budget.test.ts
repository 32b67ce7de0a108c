import { expect, test } from "vitest";
import { instagramBudget } from "./budget";

test("calls for an account draw on what answers tell, tokens on nothing", () => {
  const drawsOn = (method: string, path: string) =>
    instagramBudget.drawsOn({ method, url: new URL(path, "https://graph.instagram.com") });
  expect(instagramBudget.allowances).toEqual({ calls: { kind: "told" } });
  expect(drawsOn("GET", "/v25.0/me?fields=id")).toBe("calls");
  expect(drawsOn("GET", "/v25.0/17887987407566524")).toBe("calls");
  expect(drawsOn("GET", "/refresh_access_token")).toBeNull();
  expect(drawsOn("POST", "/oauth/access_token")).toBeNull();
});

test("the headers' percentages are the service's and the account's", () => {
  const usage = (headers: Record<string, string>) => instagramBudget.readUsage?.(new Headers(headers));
  const account = { "17841400000000001": [{ type: "instagram", call_count: 83, total_time: 2 }] };
  expect(
    usage({
      "x-app-usage": '{"call_count":28,"total_time":61,"total_cputime":25}',
      "x-business-use-case-usage": JSON.stringify(account),
    }),
  ).toEqual({ ofService: 61, ofAccount: 83, backInMs: null });
  expect(usage({})).toEqual({ ofService: null, ofAccount: null, backInMs: null });
});

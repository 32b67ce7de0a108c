import { afterEach, expect, test, vi } from "vitest";
import { describeYoutube } from "./descriptor";
import { readSettings } from "./settings";

afterEach(() => vi.unstubAllEnvs());

test("without the amendment nothing is derived, and nothing ends by age", () => {
  for (const value of ["", "no", "Accepted", "true"]) {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", value);
    expect(describeYoutube()).toMatchObject({ allowsDerived: false, keepMonths: null });
  }
});

test("with the amendment ratios are allowed and figures end after 36 months", () => {
  vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted");
  expect(describeYoutube()).toMatchObject({ allowsDerived: true, keepMonths: 36 });
});

test("a lost grant's figures are gone on day 28, two days before the last allowed one", () => {
  expect(describeYoutube()).toMatchObject({ graceDays: 28, historyEndsWithDisconnect: true });
});

test("only one permission is asked for, and it only reads", () => {
  expect(describeYoutube().scopes.map(({ scope }) => scope)).toEqual([
    "https://www.googleapis.com/auth/youtube.readonly",
  ]);
});

test("Google's own addresses are the standard, by name and over https", () => {
  vi.stubEnv("GOOGLE_CLIENT_ID", "id");
  vi.stubEnv("GOOGLE_CLIENT_SECRET", "secret");
  expect(readSettings()).toEqual({
    clientId: "id",
    clientSecret: "secret",
    authUrl: "https://accounts.google.com/o/oauth2/v2/auth",
    tokenUrl: "https://oauth2.googleapis.com/token",
    revokeUrl: "https://oauth2.googleapis.com/revoke",
    apiUrl: "https://youtube.googleapis.com/",
    hosts: ["oauth2.googleapis.com", "youtube.googleapis.com"],
  });
  expect(describeYoutube().coverHosts).toEqual(["i.ytimg.com"]);
});

test("overridden addresses are the only hosts then", () => {
  vi.stubEnv("GOOGLE_CLIENT_ID", "id");
  vi.stubEnv("GOOGLE_CLIENT_SECRET", "secret");
  vi.stubEnv("GOOGLE_TOKEN_URL", "http://127.0.0.1:7500/google/token");
  vi.stubEnv("GOOGLE_API_URL", "http://127.0.0.1:7500/");
  expect(readSettings()).toMatchObject({
    revokeUrl: "http://127.0.0.1:7500/google/revoke",
    hosts: ["http://127.0.0.1:7500", "http://127.0.0.1:7500"],
  });
  expect(describeYoutube().coverHosts).toEqual(["http://127.0.0.1:7500"]);
});

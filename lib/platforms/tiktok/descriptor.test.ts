import { afterEach, expect, test, vi } from "vitest";
import { describeTiktok } from "./descriptor";
import { tiktokPolicy } from "./policy";
import { readSettings } from "./settings";

afterEach(() => vi.unstubAllEnvs());

test("four permissions are asked for, each for a part of its own", () => {
  expect(describeTiktok().scopes.map(({ scope, needed }) => [scope, needed])).toEqual([
    ["user.info.basic", "link"],
    ["user.info.profile", "name"],
    ["user.info.stats", "counts"],
    ["video.list", "posts"],
  ]);
});

test("figures are its owner's alone, end after 24 months, and go with the connection", () => {
  expect(describeTiktok()).toMatchObject({
    isOwnerOnly: true,
    keepMonths: 24,
    historyEndsWithDisconnect: true,
    graceDays: 28,
    canRevoke: true,
  });
});

test("what is ours where TikTok gives a principle stays within what the strictest platform allows", () => {
  const { deleteAfterDisconnectWithinDays, deleteAfterRevocationWithinDays } = tiktokPolicy;
  expect([deleteAfterDisconnectWithinDays, deleteAfterRevocationWithinDays]).toEqual([7, 30]);
  expect(describeTiktok().graceDays).toBeLessThan(deleteAfterRevocationWithinDays);
});

test("TikTok's own addresses are the standard, by name and over https", () => {
  vi.stubEnv("TIKTOK_CLIENT_KEY", "key");
  vi.stubEnv("TIKTOK_CLIENT_SECRET", "secret");
  expect(readSettings()).toEqual({
    clientKey: "key",
    clientSecret: "secret",
    authUrl: "https://www.tiktok.com/v2/auth/authorize/",
    apiUrl: "https://open.tiktokapis.com/",
    hosts: ["open.tiktokapis.com"],
  });
  expect(describeTiktok().coverHosts).toEqual([
    "*.tiktokcdn.com",
    "*.tiktokcdn-us.com",
    "*.tiktokcdn-eu.com",
  ]);
});

test("an overridden address is the only host then", () => {
  vi.stubEnv("TIKTOK_CLIENT_KEY", "key");
  vi.stubEnv("TIKTOK_CLIENT_SECRET", "secret");
  vi.stubEnv("TIKTOK_API_URL", "http://127.0.0.1:7500/tiktok");
  expect(readSettings()).toMatchObject({
    apiUrl: "http://127.0.0.1:7500/tiktok/",
    hosts: ["http://127.0.0.1:7500"],
  });
  expect(describeTiktok().coverHosts).toEqual(["http://127.0.0.1:7500"]);
});

test("half of the credentials is an error that names the other half", () => {
  vi.stubEnv("TIKTOK_CLIENT_KEY", "key");
  vi.stubEnv("TIKTOK_CLIENT_SECRET", "");
  expect(readSettings).toThrow("TIKTOK_CLIENT_SECRET is missing");
});

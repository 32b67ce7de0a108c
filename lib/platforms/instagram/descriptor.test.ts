import { afterEach, expect, test, vi } from "vitest";
import { describeInstagram } from "./descriptor";
import { instagramLedger } from "./ledger";
import { readSettings } from "./settings";

afterEach(() => vi.unstubAllEnvs());

function credentials(): void {
  vi.stubEnv("INSTAGRAM_APP_ID", "id");
  vi.stubEnv("INSTAGRAM_APP_SECRET", "secret");
  for (const name of ["INSTAGRAM_AUTH_URL", "INSTAGRAM_TOKEN_URL", "INSTAGRAM_API_URL"]) vi.stubEnv(name, "");
}

test("only the basic permission is asked for: figures that others cannot see stay out of reach", () => {
  expect(describeInstagram().scopes.map(({ scope }) => scope)).toEqual(["instagram_business_basic"]);
});

test("history is the person's to keep: neither a lost grant nor its age ends it", () => {
  expect(describeInstagram()).toMatchObject({
    graceDays: null,
    keepMonths: null,
    historyEndsWithDisconnect: false,
  });
});

test("it offers no call to revoke a grant, and says where people end it themselves", () => {
  expect(describeInstagram()).toMatchObject({
    canRevoke: false,
    permissionsUrl: "https://www.instagram.com/accounts/manage_access/",
  });
});

test("the ledger is in order and speaks of counts we hold", () => {
  const { postMetrics } = describeInstagram();
  expect(instagramLedger().map(({ from }) => from)).toEqual(["2024-08-08", "2025-06-16", "2026-04-22"]);
  for (const { post } of instagramLedger()) expect(postMetrics).toEqual(expect.arrayContaining([...post]));
});

test("Instagram's own addresses are the standard, by name and over https", () => {
  credentials();
  expect(readSettings()).toEqual({
    appId: "id",
    appSecret: "secret",
    noticeSecrets: ["secret"],
    graphVersion: "v25.0",
    authUrl: "https://www.instagram.com/oauth/authorize",
    tokenUrl: "https://api.instagram.com/oauth/access_token",
    apiUrl: "https://graph.instagram.com/",
    hosts: ["api.instagram.com", "graph.instagram.com"],
  });
  expect(describeInstagram().coverHosts).toEqual(["*.cdninstagram.com", "*.fbcdn.net"]);
});

test("overridden addresses are the only hosts then", () => {
  credentials();
  vi.stubEnv("INSTAGRAM_TOKEN_URL", "http://127.0.0.1:7500/instagram/token");
  vi.stubEnv("INSTAGRAM_API_URL", "http://127.0.0.1:7500/instagram/graph");
  expect(readSettings()).toMatchObject({
    apiUrl: "http://127.0.0.1:7500/instagram/graph/",
    hosts: ["http://127.0.0.1:7500", "http://127.0.0.1:7500"],
  });
  expect(describeInstagram().coverHosts).toEqual(["http://127.0.0.1:7500"]);
});

test("a second secret may sign notices, and a version that is none is refused", () => {
  credentials();
  vi.stubEnv("INSTAGRAM_META_APP_SECRET", "the other");
  vi.stubEnv("INSTAGRAM_GRAPH_VERSION", "v27.0");
  expect(readSettings()).toMatchObject({ noticeSecrets: ["secret", "the other"], graphVersion: "v27.0" });
  vi.stubEnv("INSTAGRAM_GRAPH_VERSION", "27");
  expect(readSettings).toThrow("INSTAGRAM_GRAPH_VERSION must be a version, such as v25.0");
});

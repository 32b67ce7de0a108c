import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { describeMastodon } from "./descriptor";
import { readSettings } from "./settings";

beforeEach(() => {
  vi.stubEnv("MASTODON_URL", "https://mastodon.example");
  vi.stubEnv("MASTODON_CLIENT_ID", "id");
  vi.stubEnv("MASTODON_CLIENT_SECRET", "secret");
  vi.stubEnv("MASTODON_MEDIA_URL", "");
});
afterEach(() => vi.unstubAllEnvs());

test("a server is reached by name, over https", () => {
  expect(readSettings()).toEqual({
    clientId: "id",
    clientSecret: "secret",
    serverUrl: "https://mastodon.example/",
    serverName: "mastodon.example",
    host: "mastodon.example",
    coverHosts: ["mastodon.example"],
  });
});

test("pictures may come from a host of their own", () => {
  vi.stubEnv("MASTODON_MEDIA_URL", "https://files.mastodon.example");
  expect(describeMastodon().coverHosts).toEqual(["files.mastodon.example"]);
});

test.each([
  "http://mastodon.example",
  "ftp://mastodon.example",
  "http://127.0.0.1.example",
  "mastodon.example",
])("%s is no address to send tokens to", (url) => {
  vi.stubEnv("MASTODON_URL", url);
  expect(readSettings).toThrow("MASTODON_URL must be");
});

test("half a configuration is an error, none is none", () => {
  vi.stubEnv("MASTODON_CLIENT_SECRET", "");
  expect(readSettings).toThrow("MASTODON_CLIENT_SECRET is missing");
  vi.stubEnv("MASTODON_URL", "");
  vi.stubEnv("MASTODON_CLIENT_ID", "");
  expect(readSettings()).toBeNull();
  expect(describeMastodon()).toMatchObject({ requirement: null, coverHosts: [] });
});

test("whoever links is told which server's accounts can be", () => {
  expect(describeMastodon().requirement).toEqual({
    text: "Accounts on mastodon.example can be linked. An account on another server cannot.",
    help: { label: "About mastodon.example", url: "https://mastodon.example/about" },
  });
  expect(describeMastodon().permissionsUrl).toBe("https://mastodon.example/oauth/authorized_applications");
});

test("one permission is asked for, the smallest there is", () => {
  expect(describeMastodon().scopes.map(({ scope }) => scope)).toEqual(["profile"]);
});

test("no rule makes figures end, and calculating from them is free", () => {
  expect(describeMastodon()).toMatchObject({
    graceDays: null,
    keepMonths: null,
    historyEndsWithDisconnect: false,
    allowsDerived: true,
    isOwnerOnly: false,
    followerDigits: null,
  });
});

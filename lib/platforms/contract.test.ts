import { inspect } from "node:util";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { allowedBy } from "@/lib/http/allowed-hosts";
import { logError } from "@/lib/log";
import { accountMetricCatalog, postMetricCatalog } from "@/lib/metrics/catalog";
import { startWorlds, type Turn } from "@/lib/testing/platform-worlds";
import { PlatformError, type Problem, problemOf } from "./errors";
import { missingScopes, platforms } from "./registry";
import type { Grant } from "./types";

const now = new Date("2026-11-20T12:00:00Z");
const verifier = "a-verifier-of-forty-three-characters-or-more-0123";

/** What most platforms make of each turn. */
const usual: [Turn, Problem][] = [
  ["access token refused", "expired/revoked"],
  ["permission missing", "expired/scope-missing"],
  ["too fast", "limited/rate"],
  ["allowance used up", "limited/quota"],
  ["outage", "unavailable/outage"],
  ["cut off", "unavailable/network"],
  ["no JSON", "unexpected/shape"],
  ["too large", "unexpected/shape"],
  ["counts in another form", "unexpected/shape"],
  ["operator's mistake", "unexpected/configuration"],
  ["account closed", "expired/account-closed"],
];

const servers = await startWorlds();
afterAll(() => servers.close());
const worlds = await Promise.all(
  platforms().map(
    async (platform) => [platform.descriptor.label, platform, await servers.worldOf(platform)] as const,
  ),
);

describe.each(worlds)("%s", (_label, platform, world) => {
  const { renewal } = platform;
  const { traits, redirectUri } = world;
  let grant: Grant;
  beforeEach(async () => {
    grant = await link(traits.owner);
  });
  afterEach(() => world.calm());

  async function link(account: string): Promise<Grant> {
    const address = platform.authorizationUrl({ state: "the state", verifier, redirectUri });
    const back = await world.consent(address, account);
    expect(back.get("state")).toBe("the state");
    return platform.exchangeCode({ code: back.get("code") ?? "", verifier, redirectUri, now });
  }

  async function errorOf(call: Promise<unknown>): Promise<PlatformError> {
    const error = await call.then(
      () => new Error("It answered"),
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof PlatformError)) throw error;
    return error;
  }

  const problem = async (call: Promise<unknown>) => problemOf((await errorOf(call)).failure);

  async function allPosts() {
    const posts = [];
    let cursor: string | null = null;
    do {
      const page = await platform.fetchPosts(grant, cursor);
      posts.push(...page.items);
      cursor = page.cursor;
      expect(posts.length).toBeLessThan(1_000);
    } while (cursor !== null);
    return posts;
  }

  test("is described in plain words and numbers, and every metric is in the catalog", () => {
    const { descriptor } = platform;
    expect(structuredClone(JSON.parse(JSON.stringify(descriptor)))).toEqual(descriptor);
    for (const metric of descriptor.accountMetrics) expect(accountMetricCatalog).toHaveProperty(metric);
    for (const metric of descriptor.postMetrics) expect(postMetricCatalog).toHaveProperty(metric);
  });

  test("never shows the verifier, and asks for the described permissions and no others", () => {
    const address = platform.authorizationUrl({ state: "s", verifier, redirectUri });
    expect(address.href).not.toContain(verifier);
    expect(address.searchParams.get("code_challenge_method")).toBe(traits.usesPkce ? "S256" : null);
    const asked = (address.searchParams.get("scope") ?? "").split(/[ ,]/);
    expect(asked).toEqual(platform.descriptor.scopes.map(({ scope }) => scope));
  });

  test("links with all permissions and says when the token ends", () => {
    expect(missingScopes(platform, grant)).toEqual([]);
    expect(grant.accessExpiresAt.getTime()).toBeGreaterThan(now.getTime());
    expect(grant.refreshToken !== null).toBe(renewal?.isAlwaysPossible ?? false);
  });

  test("takes a code once", async () => {
    const address = platform.authorizationUrl({ state: "s", verifier, redirectUri });
    const code = (await world.consent(address, traits.owner)).get("code") ?? "";
    await platform.exchangeCode({ code, verifier, redirectUri, now });
    expect(await problem(platform.exchangeCode({ code, verifier, redirectUri, now }))).toBe(
      "expired/revoked",
    );
  });

  if (traits.usesPkce) {
    test("refuses a code for another verifier", async () => {
      const address = platform.authorizationUrl({ state: "s", verifier, redirectUri });
      const code = (await world.consent(address, traits.owner)).get("code") ?? "";
      const call = platform.exchangeCode({ code, verifier: `${verifier}-another`, redirectUri, now });
      expect(await problem(call)).toBe("expired/revoked");
    });
  }

  test("reads exactly the declared counts of the account", async () => {
    const { externalId, handle, counts } = await platform.fetchAccount(grant);
    expect([externalId, handle].every(Boolean)).toBe(true);
    expect(Object.keys(counts).sort()).toEqual([...platform.descriptor.accountMetrics].sort());
  });

  test("lists every public post once, and its pages end", async () => {
    const ids = (await allPosts()).map(({ externalId }) => externalId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(await world.publicPosts());
  });

  test("reads exactly the declared counts of posts, and leaves out what is gone", async () => {
    const ids = (await allPosts())
      .slice(0, Math.max(1, platform.readingsPerCall - 1))
      .map(({ externalId }) => externalId);
    const asked = platform.readingsPerCall === 1 ? ids : [...ids, traits.unknownPost];
    const readings = await platform.fetchReadings(grant, asked);
    expect(readings.map(({ externalId }) => externalId)).toEqual(ids);
    expect(await platform.fetchReadings(grant, [traits.unknownPost])).toEqual([]);
    for (const { counts } of readings) {
      expect(Object.keys(counts).sort()).toEqual([...platform.descriptor.postMetrics].sort());
    }
  });

  test("shows titles, and covers of its own hosts only", async () => {
    const ids = (await allPosts())
      .slice(0, Math.min(5, platform.readingsPerCall))
      .map(({ externalId }) => externalId);
    const previews = await platform.fetchPreviews(grant, ids);
    expect(previews.map(({ externalId }) => externalId)).toEqual(ids);
    const hosts = platform.descriptor.coverHosts;
    for (const { title } of previews) expect(title).not.toBe("");
    // A post may be words alone; of five, one has a picture.
    const covers = previews.flatMap(({ coverUrl }) => coverUrl ?? []);
    expect(covers).not.toEqual([]);
    for (const cover of covers) expect(allowedBy(hosts, new URL(cover))).not.toBeNull();
  });

  test("does not mind members unheard of", async () => {
    const read = async () => {
      const { items } = await platform.fetchPosts(grant, null);
      const ids = items.slice(0, platform.readingsPerCall).map(({ externalId }) => externalId);
      return [await platform.fetchAccount(grant), items, await platform.fetchReadings(grant, ids)];
    };
    const before = await read();
    await world.turn("members unheard of");
    expect(await read()).toEqual(before);
  });

  test.each(
    usual.flatMap(([what, expected]): [Turn, Problem][] => {
      const here = traits.otherwise[what] ?? expected;
      return here === "never" ? [] : [[what, here]];
    }),
  )("%s is %s, and no token is in it", async (what, expected) => {
    const logged = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await world.turn(what);
    const error = await errorOf(platform.fetchAccount(grant));
    logError("test.failed", error);
    const lines = logged.mock.calls.join();
    logged.mockRestore();
    expect(problemOf(error.failure)).toBe(expected);
    if (error.failure.kind === "limited")
      expect(error.failure.retryAt?.getTime()).toBeGreaterThan(now.getTime());
    const shown = inspect(error, { depth: 30, showHidden: true }) + lines;
    for (const token of tokensOf(grant)) expect(shown).not.toContain(token);
  });

  test("believes no notice that nobody signed, at any of its addresses", () => {
    const { noticeSlugs } = platform.descriptor;
    expect(platform.parseNotice !== undefined).toBe(noticeSlugs.length > 0);
    for (const slug of noticeSlugs) {
      for (const body of ["", "{}", "signed_request=a.b", '{"event":"authorization.removed"}']) {
        const request = { slug, headers: {}, body: Buffer.from(body), now };
        expect(platform.parseNotice?.(request)).toBeNull();
      }
    }
  });

  test("a token with a line break in it is refused without being shown", async () => {
    const accessToken = "ya29.broken\ntoken";
    const error = await errorOf(platform.fetchAccount({ ...grant, accessToken }));
    expect(error.failure.kind).toBe("unexpected");
    expect(inspect(error, { depth: 30, showHidden: true })).not.toContain("broken");
  });

  const { accountless } = traits;
  if (accountless !== null) {
    test("a person without an account is told so", async () => {
      const theirs = await link(accountless);
      expect(await problem(platform.fetchAccount(theirs))).toBe("expired/no-account");
    });
  }

  if (renewal?.isAlwaysPossible) renewals();

  function renewals(): void {
    test("a refresh keeps the old refresh token, or takes the new one", async () => {
      const refreshed = await platform.refresh(grant, now);
      expect(refreshed.accessToken).not.toBe(grant.accessToken);
      expect(await platform.fetchAccount(refreshed)).toEqual(await platform.fetchAccount(grant));
      await world.turn("refresh brings a new token");
      const replaced = await platform.refresh(refreshed, now);
      expect(replaced.refreshToken).not.toBe(refreshed.refreshToken);
      expect(await problem(platform.refresh(refreshed, now))).toBe("expired/revoked");
      expect((await platform.refresh(replaced, now)).accessToken).not.toBe(replaced.accessToken);
    });

    test("a refused refresh ends the grant, and no token is in the error", async () => {
      await world.turn("refresh refused");
      const error = await errorOf(platform.refresh(grant, now));
      expect(problemOf(error.failure)).toBe("expired/revoked");
      expect(inspect(error, { depth: 30, showHidden: true })).not.toContain(grant.refreshToken);
    });
  }

  if (platform.descriptor.canRevoke) {
    test("revoking is confirmed once and again, and the old tokens are refused afterwards", async () => {
      const withoutRefresh = { ...grant, refreshToken: null };
      expect(await platform.isRefused(grant)).toBe(false);
      expect(await platform.isRefused(withoutRefresh)).toBe(false);
      expect(await platform.revoke(grant)).toBe("confirmed");
      expect(await platform.revoke(grant)).toBe("confirmed");
      expect(await platform.isRefused(grant)).toBe(true);
      expect(await platform.isRefused(withoutRefresh)).toBe(true);
      expect(await problem(platform.fetchAccount(grant))).toBe("expired/revoked");
    });
  }
});

function tokensOf({ accessToken, refreshToken }: Grant): string[] {
  return refreshToken === null ? [accessToken] : [accessToken, refreshToken];
}

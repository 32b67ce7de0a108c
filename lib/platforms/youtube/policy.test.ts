import { getTableColumns } from "drizzle-orm";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { posts } from "@/db/schema";
import { getAccount } from "@/lib/analytics/get-account";
import { getOverview } from "@/lib/analytics/get-overview";
import { getPost } from "@/lib/analytics/get-post";
import { listPosts } from "@/lib/analytics/list-posts";
import { disconnect } from "@/lib/connections/disconnect";
import { finishDisconnect } from "@/lib/connections/disconnect-finish";
import { listConnections } from "@/lib/connections/list-connections";
import { systemContext } from "@/lib/context";
import { addDays, parseDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { measured } from "@/lib/metrics/value";
import type * as registry from "@/lib/platforms/registry";
import { platforms } from "@/lib/platforms/registry";
import { erasePerson } from "@/lib/privacy/erase";
import { requestErasure } from "@/lib/privacy/erase-request";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson, testNow } from "@/lib/testing/builders";
import { type Play, playOf } from "@/lib/testing/played-platform";
import { holdRules } from "@/lib/testing/policy-rules";
import {
  day,
  expectNothingAdded,
  expectOneAccountInEverySum,
  gone,
  justBefore,
  type Linked,
  policyWorld,
  productFiles,
  whole,
} from "@/lib/testing/policy-world";
import { createDays, createPost } from "@/lib/testing/readings";
import { describeYoutube } from "./descriptor";
import { youtubeRules } from "./policy";

const stage = vi.hoisted(() => ({ play: {} as Play }));
vi.mock("@/lib/platforms/registry", async (load) => {
  const { playedRegistry } = await import("@/lib/testing/played-platform");
  return playedRegistry(await load<typeof registry>(), () => stage.play);
});
vi.mock("@/lib/email/send", () => ({ send: async () => {} }));

const world = await policyWorld("youtube");
let link: Linked;
beforeEach(async () => {
  link = await world.link();
  stage.play = playOf(link.account);
});
afterEach(() => vi.unstubAllEnvs());

const accepted = () => vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted");
/** What only a calculation can say. */
const derived = /%|percent|\bmedian\b|calculated|"changed"|"ratio":|"difference":|"rate"|growth|forecast/i;

/** Everything that pages show of the account, as text. */
async function pages() {
  const { ctx, account } = link;
  const today = parseDay("2026-06-15");
  const steps = [0n, 1n, 2n].map((step, index) => ({
    day: addDays(today, index - 2),
    counts: { followers: measured(1_000n + 40n * step), views: measured(5_000n + 900n * step) },
  }));
  await createDays(ctx, account, steps);
  const post = await createPost(ctx, account, {
    publishedAt: day(-1),
    readings: [
      { at: day(-1), counts: { views: 700n, likes: 40n, comments: 3n } },
      { at: testNow, counts: { views: 900n, likes: 50n, comments: 4n } },
    ],
  });
  const params = { period: "7", compare: "previous" };
  const found = [
    await getOverview(ctx, params),
    await getAccount(ctx, { accountId: account.publicId, params }),
    await getPost(ctx, { postId: post }),
    await listPosts(ctx, { accountId: account.publicId, params: {} }),
  ];
  return found.map((page) =>
    JSON.stringify(page, (key, value) => (key === "period" || value === null ? undefined : value)),
  );
}

holdRules(youtubeRules(), {
  authorisation: async () => {
    const other = await world.link();
    stage.play.failure = { kind: "unavailable", reason: "outage" };
    await world.visit(link, day(27));
    await world.nightly(day(27));
    expect(await world.connection(link)).toMatchObject({ delete_data_at: null });
    // Looked for once a night, it is noticed up to a day later, and still in time.
    await world.nightly(day(27.99));
    expect(await world.connection(link)).toMatchObject({ state: "active", delete_data_at: day(30) });
    stage.play = playOf(other.account);
    await world.visit(other, day(29));
    await world.end(link, justBefore(day(30)));
    expect(await world.rows(link)).toMatchObject({ accounts: 1, posts: 2 });
    await world.end(link, day(30));
    await world.end(other, day(30));
    expect([await world.rows(link), await world.rows(other)]).toMatchObject([
      { ...gone, secrets: 1 },
      { accounts: 1, posts: 2 },
    ]);
  },

  videos: async () => {
    const [gone = "", kept = ""] = stage.play.posts;
    stage.play.posts = [kept];
    await world.visit(link, day(1));
    expect(await world.rows(link)).toMatchObject({ posts: 1 });
    stage.play.postFailure = { kind: "unavailable", reason: "outage" };
    for (const days of [2, 15, 29]) await world.visit(link, day(days));
    await world.nightly(justBefore(day(31)));
    expect(await world.rows(link)).toMatchObject({ posts: 1 });
    await world.nightly(day(31));
    expect(await world.rows(link)).toMatchObject({ accounts: 1, posts: 0 });
    expect(gone).not.toBe(kept);
  },

  names: async () => {
    const nameOf = async () => (await listConnections(link.ctx))[0]?.handle;
    await world.nightly(justBefore(day(30)));
    expect(await nameOf()).toBe("@atlas");
    await world.nightly(day(30));
    expect(await nameOf()).toBe("YouTube account");
    await world.visit(link, day(30));
    await world.nightly(day(31));
    expect(await nameOf()).toBe("@atlas");
    expect(
      Object.keys(getTableColumns(posts)).filter((name) => /title|text|caption|cover|thumb/i.test(name)),
    ).toEqual([]);
  },

  disconnect: async () => {
    const { ctx, account } = link;
    await disconnect(ctx, { accountId: account.publicId, history: "keep" });
    expect(await world.rows(link)).toEqual({ ...gone, secrets: 1 });
    const [row] = await world.data`select id from disconnects where account_id = ${String(account.id)}`;
    const later = { workspaceId: ctx.workspaceId, now: day(3) };
    await finishDisconnect(systemContext("finish-disconnect", later), BigInt(row?.id));
    expect(await world.rows(link)).toEqual(gone);
    expect(stage.play.calls).toContain("revocation");
  },

  deletion: async () => {
    const { ctx, address } = link;
    const { runAt } = await requestErasure(ctx, { email: address });
    expect(runAt).toBe(day(6).toISOString());
    const [row] = await world.data`select id from erasures where user_id = ${String(ctx.actor.userId)}`;
    await erasePerson(
      systemContext("erase-person", { userId: ctx.actor.userId, now: day(6) }),
      BigInt(row?.id),
    );
    expect(await world.rows(link)).toEqual(gone);
  },

  revocation: async () => {
    stage.play.failure = { kind: "expired", reason: "revoked" };
    const noticed = day(0.25);
    await world.visit(link, noticed);
    const last = new Date(noticed.getTime() + 28 * 86_400_000);
    expect(await world.connection(link)).toMatchObject({ state: "needs-reconnect", delete_data_at: last });
    await world.end(link, justBefore(last));
    expect(await world.rows(link)).toMatchObject({ ...whole, months: 1 });
    await world.end(link, last);
    expect(await world.rows(link)).toEqual({ ...gone, secrets: 1 });
    expect(last.getTime()).toBeLessThan(day(30).getTime());
  },

  "returned-only": async () => {
    const strict = await pages();
    for (const page of strict) expect(page).not.toMatch(derived);
    expect(strict[1]).toContain('"count":"1080"');
    expect(productFiles("app").filter(({ path }) => /forecast|\/s\/|share/i.test(path))).toEqual([]);
  },

  amendment: async () => {
    for (const value of ["", "yes", "Accepted", "true"]) {
      vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", value);
      expect(describeYoutube().allowsDerived).toBe(false);
    }
    accepted();
    for (const page of await pages()) expect(page).toMatch(derived);
    const page = await getAccount(link.ctx, { accountId: link.account.publicId, params: {} });
    const rate = page.figures.find(({ metric }) => metric === "Engagement rate");
    expect(rate).toMatchObject({ receipt: { endpoint: null } });
    expect(rate?.receipt.formula).toContain("(version 2)");
    expect(rate?.note).toMatch(/^Calculated by /);
  },

  age: async () => {
    const old = await world.link({ months: ["2023-05-01", "2023-06-01"] });
    const days = () => world.data`
      select month::text, followers[14] as before, followers[15] as day from account_months
      where account_id = ${String(old.account.id)} order by month`;
    await world.nightly(testNow);
    expect(await days()).toHaveLength(2);
    accepted();
    await world.nightly(justBefore(new Date("2026-06-15T00:00:00Z")));
    expect(await days()).toEqual([{ month: "2023-06-01", before: "1013", day: "1014" }]);
    await world.nightly(new Date("2026-06-15T00:00:00Z"));
    expect(await days()).toEqual([{ month: "2023-06-01", before: null, day: "1014" }]);
    await world.nightly(new Date("2026-06-16T00:00:00Z"));
    expect(await days()).toEqual([{ month: "2023-06-01", before: null, day: null }]);
  },

  aggregation: async () => {
    const { ctx } = await createPerson();
    const made = [];
    for (const id of ["youtube", ...platforms().map(({ descriptor }) => descriptor.id)]) {
      made.push(await createAccount(ctx, { platform: id }));
    }
    await expectNothingAdded(ctx, made);
    expectOneAccountInEverySum();
  },

  audience: async () => {
    const stranger = (await createPerson()).ctx;
    const asked = { accountId: link.account.publicId, params: {} };
    await expect(getAccount(stranger, asked)).rejects.toThrow(NotFoundError);
    const reading = productFiles("app/(site)", "app/(auth)")
      .filter(({ text }) => /^import (?!type)[^;]*from "@\/lib\/analytics\//m.test(text))
      .map(({ path }) => path);
    expect(reading).toEqual([]);
  },

  texts: () => {
    expect(describeYoutube()).toMatchObject({
      apiName: "YouTube API Services",
      privacyPolicyUrl: "https://policies.google.com/privacy",
      permissionsUrl: "https://security.google.com/settings/security/permissions",
      termsUrl: "https://www.youtube.com/t/terms",
    });
    const [section] = productFiles("app/(site)/legal/privacy").filter(({ path }) =>
      /platform-sections/.test(path),
    );
    for (const name of ["apiName", "privacyPolicyUrl", "permissionsUrl", "termsUrl", "graceDays"]) {
      expect(section?.text).toContain(name);
    }
  },
});

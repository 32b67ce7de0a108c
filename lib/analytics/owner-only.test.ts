import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { addDays, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { listLabels } from "@/lib/labels/list-labels";
import { measured } from "@/lib/metrics/value";
import type * as registry from "@/lib/platforms/registry";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { joinWorkspace } from "@/lib/testing/members";
import { createDays, createPost } from "@/lib/testing/readings";
import { newScript, scripted } from "@/lib/testing/scripted-platform";
import { readGains, readPostsForRates } from "./engagement";
import { getAccount } from "./get-account";
import { getBestTime } from "./get-best-time";
import { getCover } from "./get-cover";
import { getExtremes } from "./get-extremes";
import { getOverview } from "./get-overview";
import { getPost } from "./get-post";
import { getProgress } from "./get-progress";
import { getTimeseries } from "./get-timeseries";
import { listPosts } from "./list-posts";
import { getPreviews } from "./previews";
import { reader } from "./reader";

afterAll(() => clients().close());

const script = newScript();
vi.mock("@/lib/platforms/registry", async (load) => {
  const real = await load<typeof registry>();
  const all = () => real.platforms().map((platform) => scripted(platform, script));
  return { ...real, platforms: all, platform: (id: string) => scripted(real.platform(id), script) };
});

const today = parseDay("2026-06-15");
const range = { from: addDays(today, -27), to: addDays(today, 1) };

let granter: PersonContext;
let account: MadeAccount;
let post: string;
beforeAll(async () => {
  script.descriptor = { isOwnerOnly: true };
  granter = (await createPerson()).ctx;
  account = await createAccount(granter, { handle: "@private-views" });
  await createDays(granter, account, [
    { day: addDays(today, -1), counts: { followers: measured(1_000n), views: measured(5_000n) } },
    { day: today, counts: { followers: measured(1_010n), views: measured(5_100n) } },
  ]);
  post = await createPost(granter, account, {
    publishedAt: startOfDay(addDays(today, -2)),
    readings: [
      { at: startOfDay(addDays(today, -1)), counts: { views: 90n, likes: 4n, comments: 1n } },
      { at: startOfDay(today), counts: { views: 95n, likes: 5n, comments: 1n } },
    ],
  });
});

/** Every way to a figure, and what it gives to somebody who may not see one. */
const ways: [string, (ctx: PersonContext) => Promise<unknown>, unknown][] = [
  ["the account", (ctx) => getAccount(ctx, { accountId: account.publicId, params: {} }), NotFoundError],
  ["its days as data", (ctx) => getTimeseries(ctx, { accountId: account.publicId, range }), NotFoundError],
  ["its posts", (ctx) => listPosts(ctx, { accountId: account.publicId, params: {} }), NotFoundError],
  ["posts of all accounts", async (ctx) => (await listPosts(ctx, { accountId: null, params: {} })).posts, []],
  [
    "its highest and lowest posts",
    (ctx) => getExtremes(ctx, { accountId: account.publicId, params: {} }),
    NotFoundError,
  ],
  ["its times to post", (ctx) => getBestTime(ctx, { accountId: account.publicId }), NotFoundError],
  ["labels", (ctx) => listLabels(ctx), []],
  ["a post", (ctx) => getPost(ctx, { postId: post }), NotFoundError],
  ["a cover", (ctx) => getCover(ctx, { postId: post }), NotFoundError],
  ["a look under way", (ctx) => getProgress(ctx, { accountId: account.publicId }), NotFoundError],
  ["titles", async (ctx) => [...(await getPreviews(ctx, [post]))], []],
  ["readings behind rates", async (ctx) => [...(await readPostsForRates(ctx, null, range)).keys()], []],
  ["daily gains", (ctx) => readGains(ctx, account.publicId, range), []],
  ["the dashboard", async (ctx) => (await getOverview(ctx, {})).accounts, []],
];

describe("figures of a platform that shows them to its owner only", () => {
  test.each(ways)("%s: another member finds nothing, whatever their role", async (_what, look, nothing) => {
    for (const role of ["owner", "manager", "viewer"] as const) {
      const member = await joinWorkspace((await createPerson()).ctx, granter, role);
      if (nothing === NotFoundError) await expect(look(member)).rejects.toThrow(NotFoundError);
      else expect(await look(member)).toEqual(nothing);
    }
  });

  test("the member who granted them sees all of them, also where they are no owner", async () => {
    expect((await getAccount(granter, { accountId: account.publicId, params: {} })).account.handle).toBe(
      "@private-views",
    );
    const host = (await createPerson()).ctx;
    const there = await joinWorkspace((await createPerson()).ctx, host, "manager");
    const theirs = await createAccount(there);
    await createDays(there, theirs, [{ day: today, counts: { followers: measured(7n) } }]);
    const [shown] = (await getOverview(there, {})).accounts;
    expect(shown?.figures[0]?.value).toEqual({ state: "measured", count: "7" });
    expect((await getOverview(host, {})).accounts).toEqual([]);
  });

  test("somebody of another workspace finds nothing, not even by naming this one", async () => {
    const stranger = (await createPerson()).ctx;
    const naming = { ...stranger, workspaceId: granter.workspaceId };
    for (const ctx of [stranger, naming]) {
      await expect(getAccount(ctx, { accountId: account.publicId, params: {} })).rejects.toThrow(
        NotFoundError,
      );
      expect(await getOverview(ctx, {})).toMatchObject({ accounts: [], withheld: [] });
    }
  });

  test("another member is told that there is an account, and nothing of it", async () => {
    const member = await joinWorkspace((await createPerson()).ctx, granter, "viewer");
    const overview = await getOverview(member, {});
    expect(overview.withheld).toEqual([{ label: "YouTube", accounts: 1 }]);
    expect(JSON.stringify(overview)).not.toContain("@private-views");
    expect((await getOverview(granter, {})).withheld).toEqual([]);
  });

  test("another platform's figures are for every member who may read", async () => {
    script.descriptor = {};
    try {
      for (const role of ["owner", "manager", "viewer"] as const) {
        const member = await joinWorkspace((await createPerson()).ctx, granter, role);
        expect((await getAccount(member, { accountId: account.publicId, params: {} })).account.id).toBe(
          account.publicId,
        );
      }
    } finally {
      script.descriptor = { isOwnerOnly: true };
    }
  });

  test("the database shows none when it is not told whose figures are private", async () => {
    const { userId, workspaceId } = reader(await joinWorkspace((await createPerson()).ctx, granter, "owner"));
    const rows = await clients().sql`
      select * from workspace_accounts(${userId}::bigint, ${workspaceId}::bigint, null, null)`;
    expect(rows).toEqual([]);
  });
});

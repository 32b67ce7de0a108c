import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { addDays, parseDay, startOfDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { takeBack } from "@/lib/imports/store";
import { measured } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { bringDays } from "@/lib/testing/imports";
import { joinWorkspace } from "@/lib/testing/members";
import { createDays, createPost } from "@/lib/testing/readings";
import { runs } from "@/lib/testing/runs";
import { readGains, readPostsForRates } from "./engagement";
import { getOverview } from "./get-overview";
import { getTimeseries } from "./get-timeseries";
import { readHeldDays } from "./held-days";
import { unchanged } from "./unchanged";

afterAll(() => clients().close());

const today = parseDay("2026-06-15");
const range = { from: addDays(today, -27), to: addDays(today, 1) };
const ago = (days: number) => addDays(today, -days);

/** As a process that was started just now. */
const forgetAll = () =>
  (globalThis as { tallyglassMemories?: Map<string, unknown> }).tallyglassMemories?.clear();

let ctx: PersonContext;
let account: MadeAccount;
beforeEach(async () => {
  ctx = (await createPerson()).ctx;
  account = await createAccount(ctx);
  await createDays(ctx, account, [
    { day: ago(2), counts: { followers: measured(1_000n), views: measured(5_000n) } },
    { day: ago(1), counts: { followers: measured(1_010n), views: measured(5_100n) } },
  ]);
  await post(ago(5));
});

const post = (day: typeof today) =>
  createPost(ctx, account, {
    publishedAt: startOfDay(day),
    readings: [
      { at: startOfDay(ago(2)), counts: { views: 90n, likes: 4n, comments: 1n } },
      { at: startOfDay(ago(1)), counts: { views: 95n, likes: 5n, comments: 1n } },
    ],
  });

const ways = [
  ["days of an account", () => readHeldDays(ctx, { accounts: [account.publicId], range })],
  ["days of all accounts", () => readHeldDays(ctx, { accounts: null, range })],
  ["posts of an account", () => readPostsForRates(ctx, account.publicId, range)],
  ["posts of all accounts", () => readPostsForRates(ctx, null, range)],
  ["gains", () => readGains(ctx, account.publicId, range)],
] as const;

describe("what was made of rows that did not change", () => {
  test.each(ways)("%s: is not made again", async (_what, read) => {
    const first = await read();
    expect(await read()).toBe(first);
    await createDays(ctx, await createAccount((await createPerson()).ctx), [
      { day: ago(1), counts: { followers: measured(7n) } },
    ]);
    expect(await read()).toBe(first);
  });

  test.each(ways)("%s: is made again of what is there now", async (what, read) => {
    const first = await read();
    const [day, published] = [today, ago(4)];
    if (what.startsWith("days")) {
      await createDays(ctx, account, [{ day, counts: { followers: measured(1_020n) } }]);
    } else await post(published);
    const second = await read();
    expect(second).not.toEqual(first);
    forgetAll();
    expect(await read()).toEqual(second);
  });

  test("after any row of numbers, brought days and their undoing, the days are those that a new process reads", async () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constantFrom("read", "bring"),
        day: fc.integer({ min: 0, max: 60 }),
        count: fc.bigInt({ min: 0n, max: 9n }),
      }),
      fc.record({ kind: fc.constant("undo") }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const own = await createAccount(ctx);
        const brought: bigint[] = [];
        for (const { kind, day, count } of steps.map((one) => ({ day: 0, count: 0n, ...one }))) {
          if (kind === "read") {
            await createDays(ctx, own, [{ day: ago(day), counts: { followers: measured(count) } }]);
          } else if (kind === "bring") {
            const counts = { followers: { state: "counted" as const, count, power: 0 } };
            brought.push((await bringDays(ctx, own, [{ day: ago(day), second: null, counts }])).importId);
          } else {
            const last = brought.pop();
            if (last !== undefined) await inWorkspace(ctx, (tx) => takeBack(tx, last));
          }
          const asked = { accountId: own.publicId, range };
          const held = await getTimeseries(ctx, asked);
          forgetAll();
          expect(await getTimeseries(ctx, asked)).toEqual(held);
        }
      }),
      runs(10),
    );
  });
});

describe("what was made for one person", () => {
  test("is not shown to another workspace, whose own stays its own", async () => {
    const other = (await createPerson()).ctx;
    const theirs = await createAccount(other);
    await createDays(other, theirs, [{ day: ago(1), counts: { followers: measured(7n) } }]);
    const asked = { accountId: account.publicId, range };
    const own = await getTimeseries(ctx, asked);
    await expect(getTimeseries(other, asked)).rejects.toThrow(NotFoundError);
    expect([...(await readPostsForRates(other, account.publicId, range))]).toEqual([]);
    expect(await readGains(other, account.publicId, range)).toEqual([]);
    expect((await getOverview(other, {})).accounts.map((one) => one.account.id)).toEqual([theirs.publicId]);
    expect(await getTimeseries(ctx, asked)).toEqual(own);
    expect((await getOverview(ctx, {})).accounts.map((one) => one.account.id)).toEqual([account.publicId]);
  });

  test("is shown to members of the same workspace as long as they may read there", async () => {
    const asked = { accountId: account.publicId, range };
    const own = await getTimeseries(ctx, asked);
    const viewer = await joinWorkspace((await createPerson()).ctx, ctx, "viewer");
    expect(await getTimeseries(viewer, asked)).toEqual(own);
    const billing = await joinWorkspace((await createPerson()).ctx, ctx, "billing");
    expect([...(await readHeldDays(billing, { accounts: [account.publicId], range }))]).toEqual([]);
  });
});

test("rows without a stamp are of somebody who may see none, and nothing is kept of them", () => {
  const make = (value: string) => () => ({ value, weight: 1 });
  expect(unchanged("nobody").orMade(null, make("nothing"))).toBe("nothing");
  expect(unchanged("nobody").known).toBeNull();
  expect(unchanged("somebody").orMade("1", make("one"))).toBe("one");
  expect(unchanged("somebody").known).toBe("1");
  expect(unchanged("somebody").orMade("1", make("two"))).toBe("one");
  expect(unchanged("somebody").orMade("2", make("two"))).toBe("two");
  expect(unchanged("somebody").orMade(null, make("none"))).toBe("none");
  expect(unchanged("somebody").known).toBe("2");
});

test("what was made of no rows is kept of so many only as well", () => {
  forgetAll();
  for (let i = 0; i < 25_001; i += 1) unchanged(`empty ${i}`).orMade("1", () => ({ value: i, weight: 0 }));
  expect(unchanged("empty 0").known).toBeNull();
  expect(unchanged("empty 1").known).toBe("1");
  forgetAll();
});

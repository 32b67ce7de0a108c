import { beforeEach, describe, expect, test, vi } from "vitest";
import { pause } from "@/lib/connections/pause";
import type * as registry from "@/lib/platforms/registry";
import { platforms } from "@/lib/platforms/registry";
import { at, testNow } from "@/lib/testing/builders";
import { type Play, playOf } from "@/lib/testing/played-platform";
import { day, justBefore, type Linked, policyWorld } from "@/lib/testing/policy-world";

const stage = vi.hoisted(() => ({ play: {} as Play }));
vi.mock("@/lib/platforms/registry", async (load) => {
  const { playedRegistry } = await import("@/lib/testing/played-platform");
  return playedRegistry(await load<typeof registry>(), () => stage.play);
});

const world = await policyWorld("any");
const outage = { kind: "unavailable", reason: "outage" } as const;
const kinds = platforms().map(({ descriptor }) => ({
  id: descriptor.id,
  /** Its rules end what it confirms no more. */
  isLimited: descriptor.graceDays !== null,
}));

describe.each(kinds)("posts of $id", ({ id, isLimited }) => {
  let link: Linked;
  beforeEach(async () => {
    link = await world.link({ platform: id });
    stage.play = playOf(link.account);
  });

  const postsLeft = async () => (await world.rows(link)).posts;
  const readings = async () =>
    (
      await world.data`select cardinality(read_at) as n from posts where account_id = ${String(link.account.id)}`
    ).map(({ n }) => n);
  const seenLast = (when: Date) =>
    world.data`update posts set last_seen_at = ${when} where account_id = ${String(link.account.id)}`;
  const pauseIt = () => pause(at(link.ctx, { now: testNow }), { accountId: link.account.publicId });

  test("of a paused account are looked for within thirty days, and nothing of them is stored", async () => {
    await pauseIt();
    for (const days of [1, 20, 22, 23, 29, 30, 42, 44, 45, 64]) {
      await world.visit(link, day(days));
      await world.nightly(day(days + 0.5));
    }
    expect(await readings()).toEqual([1, 1]);
    expect(stage.play.calls.filter((call) => call === "list")).toHaveLength(2);
    expect(stage.play.calls).not.toContain("readings");
    const [seen] = await world.data`select listed_at from accounts where id = ${String(link.account.id)}`;
    expect(seen?.listed_at).toEqual(day(44));
  });

  test("that a paused account shows no more go with the next look, those that only the list misses stay", async () => {
    await pauseIt();
    const [gone, missed] = stage.play.posts;
    stage.play.posts = [missed ?? ""];
    await world.visit(link, day(22));
    // An empty list is believed of nothing: the other one is the only one left, and it is not in the list.
    stage.play.unlisted = [missed ?? ""];
    expect(await postsLeft()).toBe(1);
    await world.visit(link, day(44));
    await world.nightly(day(45));
    expect(await postsLeft()).toBe(1);
    expect(gone).not.toBe(missed);
  });

  test("of a paused account stay while its grant answers for another account", async () => {
    await pauseIt();
    const theirs = ["their-post"];
    const own = stage.play;
    stage.play = { ...own, externalId: "another account", posts: theirs };
    await world.visit(link, day(22));
    expect(await postsLeft()).toBe(2);
    // The same silence from the account itself ends them.
    stage.play = { ...own, posts: theirs };
    await world.visit(link, day(23));
    expect(await postsLeft()).toBe(0);
  });

  test("of a paused account whose lists fail end on day thirty, where the rules say so", async () => {
    await pauseIt();
    stage.play.postFailure = outage;
    for (const days of [10, 22, 23, 29]) await world.visit(link, day(days));
    await world.nightly(justBefore(day(30)));
    expect(await postsLeft()).toBe(2);
    await world.nightly(day(30));
    expect(await postsLeft()).toBe(isLimited ? 0 : 2);
    expect(await world.connection(link)).toMatchObject({ state: "active", delete_data_at: null });
  });

  test("of an account that is read, whose lists cannot be understood, end on day thirty as well", async () => {
    stage.play.postFailure = { kind: "unexpected", reason: "shape" };
    for (const days of [1, 10, 20, 29]) await world.visit(link, day(days));
    await world.nightly(justBefore(day(30)));
    expect(await postsLeft()).toBe(2);
    await world.nightly(day(30));
    expect([await postsLeft(), (await world.rows(link)).accounts]).toEqual([isLimited ? 0 : 2, 1]);
  });

  test("of an account that needs reconnecting end with it, one not seen for long before it", async () => {
    const [old] = link.account.postIds;
    await world.data`update posts set last_seen_at = ${day(-20)} where public_id = ${old ?? ""}`;
    stage.play.failure = { kind: "expired", reason: "revoked" };
    await world.visit(link, day(0.25));
    await world.nightly(justBefore(day(10)));
    expect(await postsLeft()).toBe(2);
    await world.nightly(day(10));
    expect(await postsLeft()).toBe(isLimited ? 1 : 2);
    await world.end(link, justBefore(day(28.25)));
    expect(await postsLeft()).toBe(isLimited ? 1 : 2);
    await world.end(link, day(28.25));
    await world.nightly(day(400));
    expect(await postsLeft()).toBe(isLimited ? 0 : 2);
  });

  test("beyond the monthly rhythm are seen in time, though the day of their reading fails", async () => {
    await world.data`update posts set published_at = ${day(-500)}, next_read_day = '2026-07-13'
      where account_id = ${String(link.account.id)}`;
    stage.play.failure = outage;
    for (const days of [28, 28.5, 29]) await world.visit(link, day(days));
    stage.play.failure = null;
    await world.visit(link, day(29.9));
    await world.nightly(day(30));
    expect([await postsLeft(), await readings()]).toEqual([2, [2, 2]]);
  });

  test("through an outage of a month end with their account, and not a day before", async () => {
    stage.play.failure = outage;
    for (const days of [1, 8, 15, 22]) await world.visit(link, day(days));
    await world.nightly(day(27.5));
    await world.end(link, justBefore(day(30)));
    await world.nightly(justBefore(day(30)));
    expect(await postsLeft()).toBe(2);
    await world.nightly(day(30));
    await world.end(link, day(30));
    expect(await world.rows(link)).toMatchObject(
      isLimited ? { accounts: 0, posts: 0 } : { accounts: 1, posts: 2 },
    );
  });

  test("through an outage that ends an hour before stay", async () => {
    stage.play.failure = outage;
    await world.visit(link, day(20));
    await world.nightly(day(27.5));
    stage.play.failure = null;
    await world.visit(link, day(29.95));
    await world.nightly(day(30));
    await world.end(link, day(30));
    expect(await world.rows(link)).toMatchObject({ accounts: 1, posts: 2 });
  });

  test("are read by their names on their day when the list is empty and should not be", async () => {
    stage.play.unlisted = stage.play.posts;
    for (const days of [1, 2, 20, 40]) {
      await world.visit(link, day(days));
      await world.nightly(day(days));
    }
    expect([await postsLeft(), await readings()]).toEqual([2, [5, 5]]);
    // Nothing shows them any more, but an empty list proves nothing: what nobody saw for thirty days goes then.
    const { posts } = stage.play;
    stage.play = { ...stage.play, posts: [], unlisted: [], claimed: BigInt(posts.length) };
    await world.visit(link, day(41));
    await world.nightly(justBefore(day(70)));
    expect(await postsLeft()).toBe(2);
    await world.nightly(day(70));
    expect(await postsLeft()).toBe(isLimited ? 0 : 2);
  });

  test("are seen each by itself, or all with the whole list", async () => {
    await seenLast(day(-30));
    const id = String(link.account.id);
    await world.data`update accounts set listed_at = ${justBefore(day(-30))} where id = ${id}`;
    await world.nightly(justBefore(testNow));
    expect(await postsLeft()).toBe(2);
    await world.data`update accounts set listed_at = ${day(-10)} where id = ${id}`;
    await world.nightly(testNow);
    expect(await postsLeft()).toBe(2);
    await world.nightly(day(20));
    expect(await postsLeft()).toBe(isLimited ? 0 : 2);
  });
});

test("a grant that can be renewed is proven by that, though the account's answer cannot be understood", async () => {
  const link = await world.link({ platform: "youtube" });
  stage.play = { ...playOf(link.account), externalId: "another account" };
  await world.visit(link, day(20));
  const [row] =
    await world.data`select verified_at, problem from connections where id = ${String(link.account.connectionId)}`;
  expect(row).toEqual({ verified_at: day(20), problem: "unexpected/shape" });
});

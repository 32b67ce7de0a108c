import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listConnections } from "@/lib/connections/list-connections";
import { gapReasons } from "@/lib/metrics/gap-reasons";
import type { Problem } from "@/lib/platforms/errors";
import { platforms } from "@/lib/platforms/registry";
import { at } from "@/lib/testing/builders";
import { type LinkedWorld, rows, startLinkedWorld, sync } from "@/lib/testing/linked-world";
import { type Scene, type SceneName, sceneryOf, scenes } from "@/lib/testing/scenes";
import { type StoredValue, storedValues } from "@/lib/testing/stored-values";

/** What a person reads of each problem. */
const words: Partial<Record<Problem, RegExp>> = {
  "expired/revoked": /no longer lets us read this account: the access was ended there or ran out\./,
  "expired/scope-missing": /permission|is not granted/,
  "expired/account-closed": /says that this account is closed or suspended\./,
  "limited/rate": /asks us to read more slowly\. We try again on .* What was read so far is safe\./,
  "limited/quota": /is used up\. We try again on .* What was read so far is safe\./,
  "unavailable/outage": /is not working at the moment\. We try again on .* What was read so far is safe\./,
};

const plays = await Promise.all(
  platforms().map(
    async (platform) =>
      [platform.descriptor.label, platform.descriptor.id, await sceneryOf(platform)] as const,
  ),
);

type Link = Awaited<ReturnType<LinkedWorld["linked"]>>;
let world: LinkedWorld;
let now = Date.parse("2026-11-20T12:00:00Z");
beforeAll(async () => {
  world = await startLinkedWorld();
});
afterAll(() => world.close());

describe.each(plays)("%s", (_label, platform, scenery) => {
  /** The calendar of the platform and ours, moved together. */
  async function pass(days: number): Promise<Date> {
    now += days * 86_400_000;
    await world.moveTo(new Date(now).toISOString());
    return new Date(now);
  }

  async function begin(account: string): Promise<Link> {
    const link = await world.on(platform).linked(account, await pass(0));
    await sync(link, new Date(now));
    return link;
  }

  async function seen({ ctx }: Link) {
    const [view] = await listConnections(at(ctx, { now: new Date(now) }));
    const [row] = await rows<{ problem: Problem | null }>(ctx, "select problem from connections");
    return {
      handle: view?.handle,
      weather: view?.weather.state,
      text: view?.weather.text,
      problem: row?.problem,
    };
  }

  const dayOf = () => new Date(now).toISOString().slice(0, 10);

  /** Nothing that was stored has changed, and all that is stored now was sent under its own name. */
  function expectHonest(
    before: Map<string, StoredValue>,
    after: Map<string, StoredValue>,
    lost: readonly string[] = [],
  ) {
    const kept = [...before].filter(([key]) => !lost.some((gone) => key.startsWith(gone)));
    expect(
      kept.filter(([key, value]) => JSON.stringify(text(after.get(key))) !== JSON.stringify(text(value))),
    ).toEqual([]);
    const invented = [...after].filter(([, { of, metric, count }]) => {
      const name = (scenery.wire[of] as Record<string, string>)[metric];
      return count !== null && !(name && world.heard.knows([name], count));
    });
    expect(invented).toEqual([]);
  }

  /** "post 12 ", what the keys of each post's values begin with. */
  const postsOf = (values: Map<string, StoredValue>) =>
    new Set([...values.keys()].flatMap((key) => /^post \d+ /.exec(key) ?? []));

  const text = (value: StoredValue | undefined) => value && { ...value, count: value.count?.toString() };

  /** The scene up to the moment in which a person looks at it. */
  async function play(name: SceneName, scene: Scene) {
    const account = `${platform}-${name.replaceAll(" ", "-")}`.slice(0, 30);
    const link = await begin(account);
    const before = await storedValues(link.ctx);
    expect(before.size).toBeGreaterThan(0);
    await pass(scene.afterDays ?? 1);
    const post = name === "post deleted" ? { as: await oldestPost(account) } : {};
    if (scene.turn) await world.throwSwitch(account, scene.turn[0], { ...scene.turn[1], ...post });
    return { account, link, before };
  }

  async function oldestPost(account: string): Promise<string> {
    const posts = await world.get<{ id: string; privacy: string }[]>(`/control/accounts/${account}/posts`);
    return posts.filter(({ privacy }) => privacy === "public").at(-1)?.id ?? "";
  }

  const played = scenes.flatMap((name): [SceneName, Scene][] => {
    const scene = scenery.scenes[name];
    return scene === "never" ? [] : [[name, scene]];
  });

  test.each(played)(
    "%s ends in the stated weather and words, and no value is lost or invented",
    async (name, scene) => {
      const { account, link, before } = await play(name, scene);
      const calls = await world.calls(account, scenery.refreshOperation);
      const workers = name === "two workers refresh at once" ? 2 : 1;
      await Promise.all(Array.from({ length: workers }, () => sync(link, new Date(now))));
      if (workers === 2) expect((await world.calls(account, scenery.refreshOperation)) - calls).toBe(1);

      const view = await seen(link);
      expect([view.weather, view.problem]).toEqual([scene.weather, scene.problem]);
      if (scene.problem) expect(view.text).toMatch(words[scene.problem] ?? /never/);
      const after = await storedValues(link.ctx);
      const lost = [...postsOf(before)].filter((post) => !postsOf(after).has(post));
      expect(lost).toHaveLength(name === "post deleted" ? 1 : 0);
      expectHonest(before, after, lost);
      if (name === "account renamed") expect(view.handle).toMatch(/new.?name/i);
      if (scene.hides) {
        const { of, metric, as } = scene.hides;
        const today = [...after].filter(([key, value]) => value.of === of && key.includes(` ${dayOf()} `));
        expect(today.length).toBeGreaterThan(0);
        const states = new Set(today.flatMap(([, value]) => (value.metric === metric ? value.state : [])));
        // What is missing leaves no value behind, least of all a zero.
        expect([...states]).toEqual(as === "hidden" ? ["hidden"] : []);
      }

      if (!scene.passes) return;
      await fetch(`${world.url}/control/accounts/${account}/scenarios`, { method: "DELETE" });
      const missed = dayOf();
      await pass(1);
      await sync(link, new Date(now));
      expect(await seen(link)).toMatchObject({ weather: "working", problem: null });
      const later = await storedValues(link.ctx);
      expectHonest(after, later);
      expect([...later.keys()].some((key) => key.startsWith("account") && key.includes(` ${dayOf()} `))).toBe(
        true,
      );
      if (name === "outage of a day") expect(await gapOf(link, missed)).toBe("platform-unavailable");
    },
  );

  async function gapOf({ ctx }: Link, day: string): Promise<string | undefined> {
    const [row] = await rows<{ gap: number | null }>(
      ctx,
      `select gap_reasons[${Number(day.slice(8))}] as gap from account_months where month = '${day.slice(0, 7)}-01'`,
    );
    return gapReasons[row?.gap ?? -1];
  }
});

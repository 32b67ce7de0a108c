import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { storeLink } from "@/lib/connections/connect-store";
import { pause, resume } from "@/lib/connections/pause";
import { openGrant } from "@/lib/connections/secrets";
import type { PersonContext } from "@/lib/context";
import { lookup } from "@/lib/crypto/keys";
import type * as registry from "@/lib/platforms/registry";
import { platform as platformOf } from "@/lib/platforms/registry";
import {
  type Adversary,
  type Character,
  characters,
  createAdversary,
  type Mood,
  moods,
} from "@/lib/testing/adversary";
import { at, createPerson } from "@/lib/testing/builders";
import { jobContext, rows, sync } from "@/lib/testing/linked-world";
import { runs } from "@/lib/testing/runs";
import { type StoredValue, storedValues } from "@/lib/testing/stored-values";

const stage = vi.hoisted(() => ({ adversary: null as Adversary | null }));
vi.mock("@/lib/platforms/registry", async (load) => {
  const real = await load<typeof registry>();
  return { ...real, platform: (id: string) => stage.adversary?.platform ?? real.platform(id) };
});
vi.spyOn(process.stdout, "write").mockReturnValue(true);
afterEach(() => {
  stage.adversary = null;
});

type Step =
  | { do: "pass"; hours: number }
  | { do: "mood"; mood: Mood }
  | {
      do: "visit" | "two visits" | "calm" | "pause" | "resume" | "revoke" | "consent" | "publish" | "delete";
    };

const plain = (...names: Exclude<Step, { hours: number } | { mood: Mood }>["do"][]) =>
  fc.constantFrom(...names).map((name): Step => ({ do: name }));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 40 * 24 }).map((hours): Step => ({ do: "pass", hours })),
  },
  { weight: 5, arbitrary: plain("visit") },
  { weight: 4, arbitrary: fc.constantFrom(...moods).map((mood): Step => ({ do: "mood", mood })) },
  { weight: 1, arbitrary: plain("two visits") },
  { weight: 3, arbitrary: plain("calm", "pause", "resume", "revoke", "consent", "publish", "delete") },
);

/** For a busy machine, and for the many sequences of `npm run prove`. */
const longest = 3_600_000;

// Before any adversary takes its place.
const youtube = platformOf("youtube");
let sequences = 0;

/** One account of one such platform, its person, and the steps that are told to it. */
async function begin(character: Character, seed: number) {
  sequences += 1;
  let state = seed + 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const adversary = createAdversary(youtube, character, `${character}-${sequences}`, random);
  stage.adversary = adversary;
  let paused = false;
  let now = new Date("2026-03-01T09:00:00Z");
  adversary.state.now = now;
  const { ctx } = await createPerson({ now });
  await link();
  const [row] = await rows<{ id: string; public_id: string }>(ctx, "select id, public_id from accounts");
  const accountId = BigInt(row?.id ?? 0);
  const publicId = row?.public_id ?? "";

  function later(): PersonContext {
    return at(ctx, { now });
  }

  async function link(): Promise<void> {
    const grant = adversary.consent();
    const profile = { externalId: `${character}-${sequences}`, handle: "@one", counts: {} };
    const outcome = await storeLink(later(), adversary.platform, grant, profile);
    expect(outcome.kind).toBe("connected");
  }

  async function visit(): Promise<void> {
    await sync({ ctx, accountId }, now);
  }

  async function take(one: Step): Promise<void> {
    const { state: truth } = adversary;
    if (one.do === "pass") {
      now = new Date(now.getTime() + one.hours * 3_600_000);
      truth.now = now;
    } else if (one.do === "mood") truth.mood = one.mood;
    else if (one.do === "calm") truth.mood = null;
    else if (one.do === "revoke") truth.revoked = true;
    else if (one.do === "publish") truth.posts.push(`${character}-${sequences}-new-${truth.posts.length}`);
    else if (one.do === "delete") truth.posts.shift();
    else if (one.do === "pause" || one.do === "resume") {
      await (one.do === "pause" ? pause : resume)(later(), { accountId: publicId });
      paused = one.do === "pause";
    } else if (one.do === "consent") await link();
    else if (one.do === "visit") await visit();
    else await Promise.all([visit(), visit()]);
  }

  async function seen(): Promise<Seen> {
    const found = await rows<{ lookup: string }>(
      ctx,
      "select encode(external_lookup, 'hex') as lookup from posts",
    );
    return { values: await storedValues(ctx), posts: new Set(found.map((row) => row.lookup)) };
  }

  /** The stored tokens are the newest that ever reached us. */
  async function expectNewestTokens(): Promise<void> {
    const [row] = await rows<{ id: string }>(ctx, "select id from connections");
    const stored = await openGrant(jobContext(ctx, now), BigInt(row?.id ?? 0));
    const newest = adversary.delivered();
    expect([stored?.accessToken, stored?.refreshToken]).toEqual([newest?.accessToken, newest?.refreshToken]);
  }

  return { adversary, take, isPaused: () => paused, seen, expectNewestTokens };
}

type Seen = { values: Map<string, StoredValue>; posts: Set<string> };

describe.each(Object.keys(characters) as Character[])("whatever a %s platform does", (character) => {
  test("stored values are its own, none is lost, no newer token is lost, and a pause stores nothing", {
    timeout: longest,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), fc.nat(1_000), async (steps, seed) => {
        const one = await begin(character, seed);
        let before: Seen = { values: new Map(), posts: new Set() };
        for (const next of [{ do: "visit" } as Step, ...steps]) {
          const wasPaused = one.isPaused();
          await one.take(next);
          if (next.do !== "visit" && next.do !== "two visits") continue;
          const after = await one.seen();
          expectHonest(before, after, one.adversary);
          if (wasPaused) expectNothingStored(before, after);
          before = after;
        }
        await one.expectNewestTokens();
      }),
      runs(250, 2_500),
    );
  });
});

const told = ({ values }: Seen) => [...values].map(([key, { state, count }]) => `${key}: ${state} ${count}`);

function expectHonest(before: Seen, after: Seen, { sent, state }: Adversary): void {
  const invented = [...after.values.values()].filter(
    ({ metric, count }) => count !== null && !sent.has(`${metric} ${count}`),
  );
  expect(invented).toEqual([]);
  // What the platform still shows and was stored once is stored: no lie of a list or a reading deletes a post.
  const known = state.posts.map((id) => lookup("external-lookup", `youtube:${id}`).toString("hex"));
  expect(known.filter((post) => before.posts.has(post) && !after.posts.has(post))).toEqual([]);
  // Days that are over stay as they were; of today the newer reading stands. Values of a deleted post go with it.
  const today = state.now.toISOString().slice(0, 10);
  const standing = new Set([...after.values.keys()].map(ownerOf));
  const past = told(before).filter((line) => !line.includes(` ${today} `) && standing.has(ownerOf(line)));
  const now = new Set(told(after));
  expect(past.filter((line) => !now.has(line))).toEqual([]);
}

/** A paused account's values stay as they were. A post that is gone at the platform goes with all of its own. */
function expectNothingStored(before: Seen, after: Seen): void {
  const [had, has] = [new Set(told(before)), new Set(told(after))];
  expect([...has].filter((line) => !had.has(line))).toEqual([]);
  const standing = new Set([...has].map(ownerOf));
  const emptied = [...had].filter((line) => !has.has(line) && ownerOf(line).startsWith("account"));
  expect(emptied).toEqual([]);
  expect([...had].filter((line) => !has.has(line) && standing.has(ownerOf(line)))).toEqual([]);
}

/** "post 12" or "account 3", what a key begins with. */
const ownerOf = (key: string) => key.split(" ").slice(0, 2).join(" ");

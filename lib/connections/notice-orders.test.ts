import { randomInt } from "node:crypto";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { systemContext } from "@/lib/context";
import { assumeRole } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type * as registry from "@/lib/platforms/registry";
import { platform } from "@/lib/platforms/registry";
import { createAccount } from "@/lib/testing/accounts";
import { at, createPerson, type MadePerson, testNow } from "@/lib/testing/builders";
import { ownDatabases } from "@/lib/testing/own-database";
import { runs } from "@/lib/testing/runs";
import { newScript } from "@/lib/testing/scripted-platform";
import { type Signal, signedEvent, signedForm } from "@/lib/testing/signals";
import { storeLink } from "./connect-store";
import { disconnect } from "./disconnect";
import { finishDisconnect } from "./disconnect-finish";
import { handleNotice } from "./handle-notice";
import { pause } from "./pause";
import { noticeSender, receiveNotice } from "./receive-notice";

const script = newScript();
vi.mock("@/lib/platforms/registry", async (load) => {
  const { signalRegistry } = await import("@/lib/testing/signals");
  return signalRegistry(await load<typeof registry>(), () => script);
});
vi.mock("@/lib/email/send", () => ({ send: async () => undefined }));
vi.mock("@/lib/log", () => ({ log: () => undefined, logError: () => undefined }));

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");

const seconds = (count: number) => new Date(testNow.getTime() + count * 1000);
const end = seconds(400);

/** An account, whose it is, and what happens to it. */
interface Story {
  person: MadePerson;
  externalId: string;
}

/** What a person does, each at its own time and in this order. */
type Act = (story: Story, platformId: string) => Promise<unknown>;

const accountOf = async ({ person }: Story): Promise<string> => {
  const [row] =
    await admin`select public_id from accounts where workspace_id = ${String(person.ctx.workspaceId)}`;
  return row?.public_id ?? crypto.randomUUID();
};
const paused: Act = async (story) =>
  pause(at(story.person.ctx, { now: seconds(350) }), { accountId: await accountOf(story) });
const disconnected =
  (history: "keep" | "delete"): Act =>
  async (story) =>
    disconnect(at(story.person.ctx, { now: seconds(200) }), { accountId: await accountOf(story), history });
const reconnected: Act = async (story, platformId) => {
  // Nobody can reconnect before the receipt is complete.
  await work();
  const ctx = at(story.person.ctx, { now: seconds(300) });
  const grant = {
    accessToken: "new",
    refreshToken: null,
    accessExpiresAt: seconds(9_000),
    endsAt: null,
    scopes: [],
  };
  const profile = { externalId: story.externalId, handle: "@atlas", counts: {} };
  const outcome = await storeLink(ctx, platform(platformId), grant, profile);
  expect(outcome.kind).toBe("connected");
};

async function deliver(platformId: string, signal: Signal): Promise<void> {
  await receiveNotice(noticeSender(platformId, signal.slug), { ...signal, now: end });
}

async function work(): Promise<void> {
  for (;;) {
    const due = await admin<{ job: string; entity_id: string; workspace_id: string | null }[]>`
      select job, entity_id, workspace_id from due_work where job in ('handle-notice', 'finish-disconnect')`;
    if (due.length === 0) return;
    for (const { job, entity_id, workspace_id } of due) {
      const ctx = systemContext(job, { workspaceId: workspace_id ? BigInt(workspace_id) : null, now: end });
      await (job === "handle-notice" ? handleNotice : finishDisconnect)(ctx, BigInt(entity_id));
    }
  }
}

async function stateOf({ person }: Story) {
  const ws = String(person.ctx.workspaceId);
  const [row] = await admin`select
    (select count(*)::int from accounts where workspace_id = ${ws}) as accounts,
    (select count(*)::int from account_index where workspace_id = ${ws}) as claims,
    (select max(state) from connections where workspace_id = ${ws}) as state,
    (select max(granted_at) from connections where workspace_id = ${ws}) as granted_at,
    (select count(*)::int from accounts where workspace_id = ${ws} and paused_at is not null) as paused,
    (select count(*)::int from account_months where workspace_id = ${ws}) as months,
    (select count(*)::int from posts where workspace_id = ${ws}) as posts,
    (select count(*)::int from connection_secrets where workspace_id = ${ws}) as secrets,
    (select count(*)::int from disconnects where workspace_id = ${ws}) as leaving,
    (select restricted_by from users where id = ${String(person.ctx.actor.userId)}) as restricted_by,
    (select count(*)::int from due_work where workspace_id = ${ws} and job <> 'sync-account') as work`;
  return { ...row };
}

const gone = {
  accounts: 0,
  claims: 0,
  state: null,
  granted_at: null,
  paused: 0,
  months: 0,
  posts: 0,
  secrets: 0,
  leaving: 0,
  restricted_by: null,
  work: 0,
};
const anew = { ...gone, accounts: 1, claims: 1, state: "active", granted_at: seconds(300), secrets: 1 };

const removed =
  (second: number, reason = 1) =>
  (id: string) =>
    signedEvent(id, seconds(second), { reason, sentAt: end });
const form = (slug: "deauthorize" | "delete", second: number) => (id: string) =>
  signedForm(slug, id, seconds(second));

const stories: {
  name: string;
  platformId: string;
  acts: Act[];
  signals: ((externalId: string) => Signal)[];
  ends: object;
}[] = [
  {
    name: "left there and here, and came back: one new account",
    platformId: "tiktok",
    acts: [paused, disconnected("delete"), reconnected],
    signals: [removed(50), removed(50), removed(201, 5), removed(250, 0)],
    ends: anew,
  },
  {
    name: "left there and here, and came back: history kept",
    platformId: "instagram",
    acts: [disconnected("keep"), reconnected, paused],
    signals: [form("deauthorize", 50), form("deauthorize", 50), form("deauthorize", 210)],
    ends: { ...anew, months: 1, posts: 1, paused: 1 },
  },
  {
    name: "asked there for deletion, and came back: history gone",
    platformId: "instagram",
    acts: [disconnected("keep"), reconnected, paused],
    signals: [form("deauthorize", 50), form("delete", 50), form("delete", 50), form("delete", 260)],
    ends: { ...anew, paused: 1 },
  },
  {
    name: "asked there for deletion, and stayed away: all gone",
    platformId: "instagram",
    acts: [paused, disconnected("keep")],
    signals: [form("deauthorize", 50), form("delete", 51), form("delete", 51), form("deauthorize", 210)],
    ends: gone,
  },
  {
    name: "turned out to be too young: that account gone, nothing read",
    platformId: "tiktok",
    acts: [paused],
    signals: [removed(50, 3), removed(50, 3), removed(50, 3)],
    ends: { ...gone, restricted_by: "tiktok" },
  },
];

test.each(stories)(
  "$name, in whatever order it is heard",
  async ({ platformId, acts, signals, ends }) => {
    const isSignal = fc.shuffledSubarray([...acts.map(() => false), ...signals.map(() => true)], {
      minLength: acts.length + signals.length,
    });
    const order = fc.shuffledSubarray(signals, { minLength: signals.length });
    const isWorkedOn = fc.array(fc.boolean(), {
      minLength: acts.length + signals.length,
      maxLength: acts.length + signals.length,
    });
    await fc.assert(
      fc.asyncProperty(isSignal, order, isWorkedOn, async (turns, told, works) => {
        const person = await createPerson();
        const story = { person, externalId: String(randomInt(2 ** 47)) };
        const made = { platform: platformId, externalId: story.externalId, months: ["2026-06-01"], posts: 1 };
        await createAccount(person.ctx, made);
        const [left, heard] = [[...acts], [...told]];
        for (const [step, isTold] of turns.entries()) {
          const signal = isTold ? heard.shift() : undefined;
          if (signal) await deliver(platformId, signal(story.externalId));
          else await left.shift()?.(story, platformId).catch(tooLate);
          if (works[step]) await work();
        }
        await work();
        expect(await stateOf(story)).toEqual(ends);
      }),
      runs(20),
    );
  },
  60_000,
);

/** There is nothing left to pause or to disconnect: the platform was faster. */
function tooLate(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

import { randomInt } from "node:crypto";
import { getTableColumns } from "drizzle-orm";
import { beforeEach, expect, vi } from "vitest";
import { posts } from "@/db/schema";
import { handleNotice } from "@/lib/connections/handle-notice";
import { noticeSender, receiveNotice } from "@/lib/connections/receive-notice";
import { systemContext } from "@/lib/context";
import type * as registry from "@/lib/platforms/registry";
import { testNow } from "@/lib/testing/builders";
import { type Play, playOf } from "@/lib/testing/played-platform";
import { holdRules } from "@/lib/testing/policy-rules";
import {
  day,
  expectHistoryByChoice,
  gone,
  type Linked,
  policyWorld,
  whole,
} from "@/lib/testing/policy-world";
import { signedForm, takeSignals } from "@/lib/testing/signals";
import { instagramRules } from "./policy";

const stage = vi.hoisted(() => ({ play: {} as Play }));
vi.mock("@/lib/platforms/registry", async (load) => {
  const { playedRegistry } = await import("@/lib/testing/played-platform");
  return playedRegistry(await load<typeof registry>(), () => stage.play);
});
vi.mock("@/lib/email/send", () => ({ send: async () => {} }));

takeSignals();
const world = await policyWorld("instagram");
let link: Linked;
beforeEach(async () => {
  link = await world.link({ externalId: String(randomInt(2 ** 47)) });
  stage.play = playOf(link.account);
});

/** What Instagram sends, and the work that follows it at once. */
async function notice(slug: "deauthorize" | "delete"): Promise<void> {
  const signal = signedForm(slug, link.account.externalId, testNow);
  await receiveNotice(noticeSender("instagram", slug), { ...signal, now: testNow });
  const due = await world.data`select entity_id from due_work where job = 'handle-notice'`;
  for (const { entity_id: id } of due) {
    await handleNotice(systemContext("handle-notice", { now: testNow }), BigInt(id));
  }
}

holdRules(instagramRules(), {
  deletion: async () => {
    await notice("delete");
    expect(await world.rows(link)).toEqual({ ...gone, secrets: 1 });
    const [receipt] = await world.data`select code from receipts`;
    expect(receipt?.code).toBeTruthy();
  },

  deauthorisation: async () => {
    await notice("deauthorize");
    expect(await world.connection(link)).toMatchObject({ state: "revoking" });
    expect(await world.rows(link)).toEqual(whole);
    await world.visit(link, day(1));
    await world.nightly(day(400));
    expect(await world.rows(link)).toMatchObject({ accounts: 1, months: 1, posts: 2 });
    expect(stage.play.calls).not.toContain("account");
  },

  expiry: async () => {
    stage.play.failure = { kind: "expired", reason: "revoked" };
    await world.expectKept(link);
  },

  choice: () => expectHistoryByChoice(world, link),

  posts: async () => {
    const [, kept = ""] = stage.play.posts;
    stage.play.posts = [kept];
    await world.visit(link, day(1));
    expect(await world.rows(link)).toMatchObject({ posts: 1 });
  },

  content: () => {
    const texts = Object.keys(getTableColumns(posts)).filter((name) =>
      /title|text|caption|cover|media/i.test(name),
    );
    expect(texts).toEqual([]);
  },
});

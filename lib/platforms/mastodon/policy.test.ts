import { getTableColumns } from "drizzle-orm";
import { beforeEach, expect, vi } from "vitest";
import { posts } from "@/db/schema";
import type * as registry from "@/lib/platforms/registry";
import { type Play, playOf } from "@/lib/testing/played-platform";
import { holdRules } from "@/lib/testing/policy-rules";
import { expectHistoryByChoice, type Linked, policyWorld } from "@/lib/testing/policy-world";
import { describeMastodon } from "./descriptor";
import { mastodonPolicy, mastodonRules } from "./policy";

const stage = vi.hoisted(() => ({ play: {} as Play }));
vi.mock("@/lib/platforms/registry", async (load) => {
  const { playedRegistry } = await import("@/lib/testing/played-platform");
  return playedRegistry(await load<typeof registry>(), () => stage.play);
});

const world = await policyWorld("mastodon");
let link: Linked;
beforeEach(async () => {
  link = await world.link();
  stage.play = playOf(link.account);
});

holdRules(mastodonRules(), {
  scope: () => {
    expect(describeMastodon().scopes.map(({ scope }) => scope)).toEqual(["profile"]);
  },

  visibility: () => {
    expect(mastodonPolicy.publicVisibilities).toEqual(["public", "unlisted"]);
    const texts = Object.keys(getTableColumns(posts)).filter((name) =>
      /title|text|content|cover|media/i.test(name),
    );
    expect(texts).toEqual([]);
  },

  choice: () => expectHistoryByChoice(world, link),

  expiry: async () => {
    stage.play.failure = { kind: "expired", reason: "revoked" };
    await world.expectKept(link);
  },
});

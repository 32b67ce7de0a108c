import { getTableColumns } from "drizzle-orm";
import { beforeEach, expect, vi } from "vitest";
import { posts } from "@/db/schema";
import { getAccount } from "@/lib/analytics/get-account";
import { getOverview } from "@/lib/analytics/get-overview";
import { disconnect } from "@/lib/connections/disconnect";
import { listConnections } from "@/lib/connections/list-connections";
import { NotFoundError } from "@/lib/errors";
import type * as registry from "@/lib/platforms/registry";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { joinWorkspace } from "@/lib/testing/members";
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
  whole,
} from "@/lib/testing/policy-world";
import { tiktokRules } from "./policy";

const stage = vi.hoisted(() => ({ play: {} as Play }));
vi.mock("@/lib/platforms/registry", async (load) => {
  const { playedRegistry } = await import("@/lib/testing/played-platform");
  return playedRegistry(await load<typeof registry>(), () => stage.play);
});

const world = await policyWorld("tiktok");
let link: Linked;
beforeEach(async () => {
  link = await world.link();
  stage.play = playOf(link.account);
});

holdRules(tiktokRules(), {
  audience: async () => {
    const asked = { accountId: link.account.publicId, params: {} };
    for (const role of ["owner", "manager", "viewer"] as const) {
      const member = await joinWorkspace((await createPerson()).ctx, link.ctx, role);
      await expect(getAccount(member, asked)).rejects.toThrow(NotFoundError);
      expect(await getOverview(member, {})).toMatchObject({
        accounts: [],
        withheld: [{ label: "TikTok", accounts: 1 }],
      });
    }
    const stranger = (await createPerson()).ctx;
    await expect(getAccount(stranger, asked)).rejects.toThrow(NotFoundError);
    const here = { ...stranger, workspaceId: link.ctx.workspaceId };
    await expect(getAccount(here, asked)).rejects.toThrow(NotFoundError);
    expect((await getAccount(link.ctx, asked)).account.id).toBe(link.account.publicId);
  },

  aggregation: async () => {
    const made = [link.account];
    for (const platform of ["tiktok", "youtube"]) made.push(await createAccount(link.ctx, { platform }));
    await expectNothingAdded(link.ctx, made);
    expectOneAccountInEverySum();
  },

  age: async () => {
    const old = await world.link({ months: ["2024-05-01", "2024-06-01"] });
    await world.data`update posts set read_at = array['2024-06-14 23:59Z', '2024-06-15 00:00Z']::timestamptz[],
      age_days = '{1,2}', views = '{10,20}', likes = '{1,2}', comments = '{1,2}', shares = '{1,2}', states = '{1,1}',
      last_seen_at = ${day(0)} where account_id = ${String(old.account.id)}`;
    const days = () => world.data`
      select month::text, followers[14] as before, followers[15] as day from account_months
      where account_id = ${String(old.account.id)} order by month`;
    const views = async () =>
      (await world.data`select views from posts where account_id = ${String(old.account.id)} limit 1`)[0]
        ?.views;
    await world.nightly(justBefore(new Date("2026-06-15T00:00:00Z")));
    expect(await days()).toEqual([{ month: "2024-06-01", before: "1013", day: "1014" }]);
    expect(await views()).toEqual(["10", "20"]);
    await world.nightly(new Date("2026-06-15T00:00:00Z"));
    expect(await days()).toEqual([{ month: "2024-06-01", before: null, day: "1014" }]);
    expect(await views()).toEqual(["20"]);
    await world.nightly(new Date("2026-06-16T00:00:00Z"));
    expect(await days()).toEqual([{ month: "2024-06-01", before: null, day: null }]);
  },

  authorisation: async () => {
    stage.play.failure = { kind: "unavailable", reason: "outage" };
    await world.nightly(day(27.99));
    expect(await world.connection(link)).toMatchObject({ delete_data_at: day(30) });
    await world.end(link, justBefore(day(30)));
    expect(await world.rows(link)).toEqual(whole);
    await world.end(link, day(30));
    expect(await world.rows(link)).toEqual({ ...gone, secrets: 1 });
  },

  videos: async () => {
    const [, kept = ""] = stage.play.posts;
    stage.play.posts = [kept];
    await world.visit(link, day(1));
    expect(await world.rows(link)).toMatchObject({ posts: 1 });
    stage.play.postFailure = { kind: "unavailable", reason: "outage" };
    await world.visit(link, day(29));
    await world.nightly(justBefore(day(31)));
    expect(await world.rows(link)).toMatchObject({ posts: 1 });
    await world.nightly(day(31));
    expect(await world.rows(link)).toMatchObject({ accounts: 1, posts: 0 });
  },

  disconnect: async () => {
    await disconnect(link.ctx, { accountId: link.account.publicId, history: "keep" });
    expect(await world.rows(link)).toEqual({ ...gone, secrets: 1 });
  },

  revocation: async () => {
    stage.play.failure = { kind: "expired", reason: "revoked" };
    await world.visit(link, day(0.25));
    expect(await world.connection(link)).toEqual({ state: "needs-reconnect", delete_data_at: day(28.25) });
    await world.end(link, justBefore(day(28.25)));
    expect(await world.rows(link)).toEqual(whole);
    await world.end(link, day(28.25));
    expect(await world.rows(link)).toEqual({ ...gone, secrets: 1 });
  },

  names: async () => {
    const nameOf = async () => (await listConnections(link.ctx))[0]?.handle;
    await world.nightly(justBefore(day(30)));
    expect(await nameOf()).toBe("@atlas");
    await world.nightly(day(30));
    expect(await nameOf()).toBe("TikTok account");
    const texts = Object.keys(getTableColumns(posts)).filter((name) =>
      /title|text|caption|cover|thumb/i.test(name),
    );
    expect(texts).toEqual([]);
  },
});

import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { getExtremes } from "@/lib/analytics/get-extremes";
import { listPosts } from "@/lib/analytics/list-posts";
import type { PersonContext } from "@/lib/context";
import { clients } from "@/lib/db";
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors";
import type * as registry from "@/lib/platforms/registry";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { joinWorkspace } from "@/lib/testing/members";
import { newScript, scripted } from "@/lib/testing/scripted-platform";
import { LabelInput, labelPost, unlabelPost } from "./label-post";
import { listLabels } from "./list-labels";
import { LabelName } from "./name";

const admin = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
afterAll(() => Promise.all([clients().close(), admin.end()]));

const script = newScript();
vi.mock("@/lib/platforms/registry", async (load) => {
  const real = await load<typeof registry>();
  const all = () => real.platforms().map((platform) => scripted(platform, script));
  return { ...real, platforms: all, platform: (id: string) => scripted(real.platform(id), script) };
});

let ctx: PersonContext;
let account: MadeAccount;
let first: string;
let second: string;
beforeAll(async () => {
  ctx = (await createPerson()).ctx;
  account = await createAccount(ctx, { posts: 12 });
  [first = "", second = ""] = account.postIds;
});

const label = (who: PersonContext, postId: string, name: string) =>
  labelPost(who, LabelInput.parse({ postId, name }));
const unlabel = (who: PersonContext, postId: string, name: string) =>
  unlabelPost(who, LabelInput.parse({ postId, name }));
const on = async (postId: string | null = null) =>
  (await listLabels(ctx, postId)).map(({ name, posts }) => `${name} ${posts}`);
const found = async (name: string) =>
  (await listPosts(ctx, { accountId: null, params: { label: name } })).posts.map(({ id }) => id).sort();
const events = () => admin<{ action: string; entity_id: string }[]>`
  select action, entity_id from audit_events
  where workspace_id = ${String(ctx.workspaceId)} and action like 'post.%' order by id`;

describe("labels", () => {
  test("are put on posts, found by them whatever their capitals, and taken off", async () => {
    await label(ctx, first, "  Reel   series ");
    await label(ctx, second, "reel SERIES");
    await label(ctx, second, "Ätna & <b>");
    expect(await on(first)).toEqual(["Reel series 1"]);
    expect(await on()).toHaveLength(2);
    expect(await found("REEL series")).toEqual([first, second].sort());
    expect(await found("ätna & <B>")).toEqual([second]);
    expect(await found("reel")).toEqual([]);
    const { posts, filter } = await listPosts(ctx, {
      accountId: account.publicId,
      params: { label: "ätna & <b>" },
    });
    expect([posts.map(({ labels }) => labels.length), filter.label]).toEqual([[2], "ätna & <b>"]);
    const extremes = await getExtremes(ctx, {
      accountId: account.publicId,
      params: { label: "reel series" },
    });
    expect(extremes.words).toContain("Of 2 videos");
    await unlabel(ctx, second, "Reel Series");
    await unlabel(ctx, second, "never there");
    expect(await found("reel series")).toEqual([first]);
    await unlabel(ctx, second, "Ätna & <b>");
    await unlabel(ctx, first, "reel series");
    expect(await on()).toEqual([]);
  });

  test("put on twice are there once, and leave ids alone in the audit log", async () => {
    const before = (await events()).length;
    await Promise.all([
      label(ctx, first, "collab"),
      label(ctx, first, "Collab"),
      label(ctx, first, "COLLAB"),
    ]);
    await unlabel(ctx, first, "collab");
    await unlabel(ctx, first, "collab");
    expect((await events()).slice(before)).toEqual([
      { action: "post.labelled", entity_id: first },
      { action: "post.unlabelled", entity_id: first },
    ]);
  });

  test("stand nowhere in the database to be read", async () => {
    await label(ctx, first, "unreadable-mark");
    const [row] = await admin`select l::text as row, name_sealed, name_lookup from post_labels l
      where workspace_id = ${String(ctx.workspaceId)}`;
    const bytes = Buffer.concat([row?.name_sealed, row?.name_lookup]);
    expect([row?.row.includes("unreadable"), bytes.includes("unreadable")]).toEqual([false, false]);
    await unlabel(ctx, first, "unreadable-mark");
  });

  test.each([
    ["nothing", " \n ", "Write a label first."],
    ["more than 40 characters", "x".repeat(41), "A label has at most 40 characters."],
    ["a hidden character", "a\u202eb", "A label is made of visible characters."],
  ])("of %s are refused in words", (_what, name, words) => {
    expect(LabelName.safeParse(name).error?.issues[0]?.message).toBe(words);
    expect(LabelName.safeParse("😀".repeat(40)).success).toBe(true);
    expect(LabelInput.safeParse({ postId: first, name: "a", more: "b" }).success).toBe(false);
  });

  test("are ten on a post at most, also when they come at once", async () => {
    const tries = Array.from({ length: 12 }, (_, index) => label(ctx, first, `label ${index}`));
    const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === "rejected");
    expect(refused.map((one) => one.status === "rejected" && one.reason)).toEqual([
      expect.any(ConflictError),
      expect.any(ConflictError),
    ]);
    expect(await on(first)).toHaveLength(10);
    await admin`delete from post_labels where workspace_id = ${String(ctx.workspaceId)}`;
  });

  test("go with their post", async () => {
    const other = await createAccount(ctx, { posts: 1 });
    const [post = ""] = other.postIds;
    await label(ctx, post, "short-lived");
    expect(await on()).toEqual(["short-lived 1"]);
    await admin`delete from posts where public_id = ${post}`;
    expect(await on()).toEqual([]);
  });
});

describe("who may label", () => {
  test("a viewer reads labels and writes none; billing reads none", async () => {
    await label(ctx, first, "for all");
    const viewer = await joinWorkspace((await createPerson()).ctx, ctx, "viewer");
    expect((await listLabels(viewer, first)).map(({ name }) => name)).toEqual(["for all"]);
    for (const write of [label, unlabel]) {
      await expect(write(viewer, first, "for all")).rejects.toThrow(ForbiddenError);
    }
    await expect(listLabels(at(ctx, { role: "billing" }))).rejects.toThrow(ForbiddenError);
    const manager = await joinWorkspace((await createPerson()).ctx, ctx, "manager");
    await unlabel(manager, first, "for all");
    expect(await on(first)).toEqual([]);
  });

  test("nobody of another workspace finds the post, its labels, or the same word", async () => {
    await label(ctx, first, "ours");
    const { ctx: stranger } = await createPerson();
    const theirs = await createAccount(stranger, { posts: 1 });
    await label(stranger, theirs.postIds[0] ?? "", "ours");
    for (const write of [label, unlabel]) {
      await expect(write(stranger, first, "ours")).rejects.toThrow(NotFoundError);
    }
    expect(await listLabels(stranger, first)).toEqual([]);
    expect(await listLabels({ ...stranger, workspaceId: ctx.workspaceId })).toEqual([]);
    expect(await listLabels(stranger)).toMatchObject([{ name: "ours", posts: 1 }]);
    expect(await found("ours")).toEqual([first]);
    const digests = await admin`select distinct name_lookup from post_labels
      where workspace_id in (${String(ctx.workspaceId)}, ${String(stranger.workspaceId)})`;
    expect(digests).toHaveLength(2);
    await unlabel(ctx, first, "ours");
  });

  test("where figures are for their owner alone, no other member labels or sees a label", async () => {
    await label(ctx, first, "private");
    script.descriptor = { isOwnerOnly: true };
    try {
      const member = await joinWorkspace((await createPerson()).ctx, ctx, "owner");
      expect(await listLabels(member)).toEqual([]);
      await expect(label(member, first, "mine")).rejects.toThrow(NotFoundError);
      await unlabel(ctx, first, "private");
      expect(await on(first)).toEqual([]);
    } finally {
      script.descriptor = {};
    }
  });
});

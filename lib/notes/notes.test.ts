import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { notes } from "@/db/schema";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { destroyKey } from "@/lib/crypto/keyring";
import { addDays, parseDay, toDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from "@/lib/errors";
import type * as registry from "@/lib/platforms/registry";
import { deleteAccounts } from "@/lib/privacy/walk";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson, testNow } from "@/lib/testing/builders";
import { joinWorkspace } from "@/lib/testing/members";
import { newScript, scripted } from "@/lib/testing/scripted-platform";
import { listNotes } from "./list-notes";
import { AddNoteInput, addNote, bringBackNote, ChangeNoteInput, changeNote, deleteNote } from "./write-notes";

afterAll(() => clients().close());
let script = newScript();
vi.mock("@/lib/platforms/registry", async (load) => {
  const real = await load<typeof registry>();
  const all = () => real.platforms().map((platform) => scripted(platform, script));
  return { ...real, platforms: all, platform: (id: string) => scripted(real.platform(id), script) };
});

const today = toDay(testNow);
const range = { from: addDays(today, -27), to: addDays(today, 1) };
const hour = 3_600_000;

let ctx: PersonContext;
let account: MadeAccount;
beforeEach(async () => {
  script = newScript();
  ctx = (await createPerson()).ctx;
  account = await createAccount(ctx);
});

const write = (text: string, more: { day?: string; everywhere?: "on"; who?: PersonContext } = {}) => {
  const { who = ctx, day = "2026-06-10", ...rest } = more;
  return addNote(who, { accountId: account.publicId, day, text, ...rest });
};
const list = (who = ctx, accountId = account.publicId) => listNotes(who, { accountId, range });
const texts = async (who = ctx, accountId = account.publicId) =>
  (await list(who, accountId)).shown.map(({ text }) => text);
const rows = () => inWorkspace(ctx, (tx) => tx.select().from(notes));

describe("a note", () => {
  test("stands at its day of its account, in order of days, and nowhere outside the period", async () => {
    const other = await createAccount(ctx);
    await write("Launched a series", { day: "2026-06-12" });
    const { id } = await write("Holiday", { day: "2026-05-19" });
    await write("Long ago", { day: "2026-05-18" });
    await write("New camera", { day: "2026-06-15", everywhere: "on" });
    expect((await list()).shown).toEqual([
      { id, day: "2026-05-19", text: "Holiday", isForAll: false },
      expect.objectContaining({ day: "2026-06-12", text: "Launched a series", isForAll: false }),
      expect.objectContaining({ day: "2026-06-15", text: "New camera", isForAll: true }),
    ]);
    expect(await texts(ctx, other.publicId)).toEqual(["New camera"]);
  });

  test("is sealed in the database, and in the audit there is its id alone", async () => {
    const { id } = await write("Launched a series");
    const [row] = await rows();
    expect(row?.text.includes("Launched")).toBe(false);
    const events = await inWorkspace(ctx, (tx) => tx.execute("select * from audit_events"));
    expect(events.at(-1)).toMatchObject({
      action: "note.added",
      entity_id: id,
      actor_id: ctx.actor.publicId,
    });
    expect(JSON.stringify(events)).not.toContain("series");
  });

  test("can be changed in words, day and place", async () => {
    const { id: noteId } = await write("Lauched", { everywhere: "on" });
    await changeNote(ctx, { noteId, accountId: account.publicId, day: "2026-06-11", text: "Launched" });
    expect((await list()).shown).toEqual([
      { id: noteId, day: "2026-06-11", text: "Launched", isForAll: false },
    ]);
  });

  test("is gone when deleted, can be brought back for a day, and not after it", async () => {
    const { id: noteId } = await write("Launched a series");
    await deleteNote(ctx, { noteId });
    expect(await list()).toEqual({
      shown: [],
      deleted: [{ id: noteId, day: "2026-06-10", text: "Launched a series", isForAll: false }],
    });
    await expect(deleteNote(ctx, { noteId })).rejects.toThrow(NotFoundError);
    const change = { noteId, accountId: account.publicId, day: "2026-06-10", text: "x" };
    await expect(changeNote(ctx, change)).rejects.toThrow(NotFoundError);

    const later = (ms: number) => at(ctx, { now: new Date(testNow.getTime() + ms) });
    await bringBackNote(later(24 * hour - 1), { noteId });
    expect(await texts()).toEqual(["Launched a series"]);
    await expect(bringBackNote(ctx, { noteId })).rejects.toThrow(NotFoundError);

    await deleteNote(ctx, { noteId });
    expect((await list(later(24 * hour))).deleted).toEqual([]);
    await expect(bringBackNote(later(24 * hour), { noteId })).rejects.toThrow(NotFoundError);
  });

  test("has a day up to today, words on one line, and no other field", async () => {
    for (const day of [addDays(today, 1), parseDay("1999-12-31")]) {
      await expect(write("Words", { day })).rejects.toThrow(InvalidInputError);
    }
    const input = { accountId: account.publicId, day: "2026-06-10", text: "Words" };
    const wrong = [
      { text: "" },
      { text: "   " },
      { text: "x".repeat(141) },
      { text: "two\nlines" },
      { text: "\u0000" },
      { day: "2026-02-30" },
      { day: "yesterday" },
      { everywhere: "yes" },
      { accountId: "1" },
      { workspaceId: "1" },
    ];
    for (const part of wrong) expect(AddNoteInput.safeParse({ ...input, ...part }).success).toBe(false);
    expect(AddNoteInput.parse({ ...input, text: `  ${"x".repeat(140)} ` }).text).toHaveLength(140);
    expect(ChangeNoteInput.safeParse(input).success).toBe(false);
  });

  test("is one of a thousand at most", async () => {
    await write("The first");
    await inWorkspace(ctx, (tx) =>
      tx.execute(`insert into notes (workspace_id, public_id, user_id, key_id, day, text_sealed, written_at)
        select n.workspace_id, gen_random_uuid(), n.user_id, n.key_id, '2020-01-01', n.text_sealed, n.written_at
        from notes n, generate_series(1, 998)`),
    );
    await write("The thousandth");
    await expect(write("One more")).rejects.toThrow(ConflictError);
    expect(await texts()).toEqual(["The first", "The thousandth"]);
  });
});

describe("whose notes", () => {
  test("another workspace's account and notes are not found, and nothing of them changes", async () => {
    const { id: noteId } = await write("Mine", { everywhere: "on" });
    const stranger = (await createPerson()).ctx;
    const theirs = await createAccount(stranger);
    await expect(list(stranger)).rejects.toThrow(NotFoundError);
    await expect(write("Theirs", { who: stranger })).rejects.toThrow(NotFoundError);
    await expect(deleteNote(stranger, { noteId })).rejects.toThrow(NotFoundError);
    const change = { noteId, accountId: theirs.publicId, day: "2026-06-10", text: "Taken" };
    await expect(changeNote(stranger, change)).rejects.toThrow(NotFoundError);
    await deleteNote(ctx, { noteId });
    await expect(bringBackNote(stranger, { noteId })).rejects.toThrow(NotFoundError);
    expect((await list()).deleted.map(({ text }) => text)).toEqual(["Mine"]);
    expect(await list(stranger, theirs.publicId)).toEqual({ shown: [], deleted: [] });
  });

  test("a viewer reads and does not write; billing and who is being deleted do neither", async () => {
    const { id: noteId } = await write("Ours");
    const viewer = await joinWorkspace((await createPerson()).ctx, ctx, "viewer");
    expect(await texts(viewer)).toEqual(["Ours"]);
    const frozen = { ...ctx, actor: { ...ctx.actor, isFrozen: true } };
    for (const who of [viewer, at(ctx, { role: "billing" }), frozen]) {
      const change = { noteId, accountId: account.publicId, day: "2026-06-10", text: "x" };
      for (const act of [
        () => write("Not mine", { who }),
        () => changeNote(who, change),
        () => deleteNote(who, { noteId }),
        () => bringBackNote(who, { noteId }),
      ]) {
        await expect(act()).rejects.toThrow(ForbiddenError);
      }
    }
    await expect(list(at(ctx, { role: "billing" }))).rejects.toThrow(ForbiddenError);
    await expect(list(frozen)).rejects.toThrow(ForbiddenError);
    expect(await texts()).toEqual(["Ours"]);
  });

  test("another member's note is changed by a manager, whose it is from then on", async () => {
    const manager = await joinWorkspace((await createPerson()).ctx, ctx, "manager");
    const { id: noteId } = await write("Owner's words");
    const { id: kept } = await write("Also the owner's", { day: "2026-06-11" });
    await changeNote(manager, { noteId, accountId: account.publicId, day: "2026-06-10", text: "Manager's" });
    expect(await texts()).toEqual(["Manager's", "Also the owner's"]);
    expect((await rows()).map(({ publicId, userId }) => [publicId, userId])).toEqual(
      expect.arrayContaining([
        [noteId, manager.actor.userId],
        [kept, ctx.actor.userId],
      ]),
    );
    await destroyKey(manager.actor.keyId, testNow);
    expect(await texts()).toEqual(["Also the owner's"]);
  });

  test("go with their account, whoever wrote them, and those for all stay", async () => {
    const manager = await joinWorkspace((await createPerson()).ctx, ctx, "manager");
    await write("At the account", { who: manager });
    await write("At all", { who: manager, everywhere: "on" });
    const counts = await inWorkspace(ctx, (tx) => deleteAccounts(tx, [account.id]));
    expect(counts.get("notes")).toBe(1);
    const other = await createAccount(ctx);
    expect(await texts(ctx, other.publicId)).toEqual(["At all"]);
  });

  test("where a platform shows figures to their granter alone, so are the notes at them", async () => {
    const manager = await joinWorkspace((await createPerson()).ctx, ctx, "manager");
    const { id: noteId } = await write("Private");
    script.descriptor = { isOwnerOnly: true };
    await expect(list(manager)).rejects.toThrow(NotFoundError);
    await expect(write("Seen", { who: manager })).rejects.toThrow(NotFoundError);
    await expect(deleteNote(manager, { noteId })).rejects.toThrow(NotFoundError);
    expect(await texts()).toEqual(["Private"]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { z } from "zod";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { clients } from "@/lib/db";
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from "@/lib/errors";
import { measured } from "@/lib/metrics/value";
import { chooseFiguresPeriod } from "@/lib/privacy/figures-period";
import { storeAccountDay } from "@/lib/sync/store";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { at, createPerson } from "@/lib/testing/builders";
import { rows } from "@/lib/testing/linked-world";
import {
  ConfirmTableInput,
  confirmTable,
  PreviewTableInput,
  previewTable,
  UndoImportInput,
  undoImport,
} from "./import";
import { openImportDesk } from "./list-imports";

let ctx: PersonContext;
let stranger: PersonContext;
let account: MadeAccount;
beforeAll(async () => {
  ({ ctx } = await createPerson());
  ({ ctx: stranger } = await createPerson());
});
beforeEach(async () => {
  vi.unstubAllEnvs();
  account = await createAccount(ctx);
});
afterAll(() => clients().close());

type Counts = z.input<typeof PreviewTableInput>["table"]["counts"];
const table = (days: string[], counts: Counts, seconds = days.map(() => null as number | null)) => ({
  days,
  seconds,
  counts,
});
const threeDays = table(["2026-06-01", "2026-06-02", "2026-06-03"], {
  followers: ["100", "1200/2", null],
  views: [null, "7", "9"],
});

const preview = (who: PersonContext, of = threeDays, accountId = account.publicId) =>
  previewTable(who, PreviewTableInput.parse({ accountId, table: of }));
const confirm = (who: PersonContext, token: string, of = threeDays, accountId = account.publicId) =>
  confirmTable(who, ConfirmTableInput.parse({ accountId, table: of, token }));
const readOn = (day: string, followers: bigint) =>
  inWorkspace(ctx, (tx) =>
    storeAccountDay(tx, new Date(`${day}T08:00:00Z`), [
      { accountId: account.id, counts: { followers: measured(followers) } },
    ]),
  );
const days = () =>
  rows<{ day: string; followers: string | null }>(
    ctx,
    `select to_char(month + (i - 1), 'YYYY-MM-DD') as day, followers[i]::text as followers
     from account_months, generate_series(1, 31) i where account_id = ${account.id} and states[i] is not null order by 1`,
  );

describe("a preview", () => {
  test("says of each day what would become of it, and stores nothing", async () => {
    await readOn("2026-06-02", 500n);
    const before = await days();
    const { token, ...plan } = await preview(ctx);
    expect(plan).toEqual({
      firstDay: "2026-06-01",
      lastDay: "2026-06-03",
      newDays: 2,
      completedDays: 0,
      unchangedDays: 0,
      readDays: 1,
      postReadings: 0,
      otherPostReadings: 0,
      unknownPosts: 0,
      leftOut: { tooOld: 0, inFuture: 0, notPublic: 0 },
    });
    expect(await days()).toEqual(before);
    await confirm(ctx, token);
    expect(await preview(ctx)).toMatchObject({ newDays: 0, unchangedDays: 2, readDays: 1 });
    const more = table(["2026-06-01"], { followers: ["1"], posts: ["3"] });
    expect(await preview(ctx, more)).toMatchObject({ newDays: 0, completedDays: 1 });
  });

  test.each([
    ["a day of tomorrow", table(["2026-06-16"], { followers: ["1"] }), /2026-06-16 lies in the future/],
    [
      "a count that is not public there",
      table(["2026-06-01"], { likes: ["1"] }),
      /Likes of an account are not public on YouTube/,
    ],
  ])("of %s is refused", async (_what, of, words) => {
    await expect(preview(ctx, of)).rejects.toThrow(InvalidInputError);
    await expect(preview(ctx, of)).rejects.toThrow(words);
  });

  test("of what the platform's rules do not let us keep is refused, to the day", async () => {
    vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted");
    await expect(preview(ctx, table(["2023-06-14"], { followers: ["1"] }))).rejects.toThrow(
      "Figures of this account are kept for 36 months, and 2023-06-14 is older.",
    );
    expect(await preview(ctx, table(["2023-06-15"], { followers: ["1"] }))).toMatchObject({ newDays: 1 });
  });

  test("of what its person chose not to keep is refused, to the day", async () => {
    await chooseFiguresPeriod(ctx, { period: "1" });
    try {
      await expect(preview(ctx, table(["2025-06-14"], { followers: ["1"] }))).rejects.toThrow(
        "Figures of this account are kept for 12 months, and 2025-06-14 is older.",
      );
      expect(await preview(ctx, table(["2025-06-15"], { followers: ["1"] }))).toMatchObject({ newDays: 1 });
      expect(await openImportDesk(ctx, { accountId: account.publicId })).toMatchObject({
        oldest: "2025-06-15",
        limit: { months: 12, by: "person" },
      });
    } finally {
      await chooseFiguresPeriod(ctx, { period: "always" });
    }
  });

  test.each([
    ["an unknown field", { ...threeDays, extra: 1 }],
    ["columns of different lengths", table(["2026-06-01"], { followers: ["1", "2"] })],
    ["days out of order", table(["2026-06-02", "2026-06-01"], { followers: ["1", "2"] })],
    ["a day twice", table(["2026-06-01", "2026-06-01"], { followers: ["1", "2"] })],
    ["a day without a count", table(["2026-06-01", "2026-06-02"], { followers: ["1", null] })],
    ["a day of no calendar", table(["2026-02-30"], { followers: ["1"] })],
    ["a negative count", table(["2026-06-01"], { followers: ["-1"] })],
    ["a fraction", table(["2026-06-01"], { followers: ["1.5"] })],
    ["a count beyond 10^15", table(["2026-06-01"], { followers: ["1000000000000001"] })],
    ["more precision cut than there is", table(["2026-06-01"], { followers: ["1234/2"] })],
    ["a time beyond the day", table(["2026-06-01"], { followers: ["1"] }, [86_400])],
    ["an unknown metric", table(["2026-06-01"], { reach: ["1"] } as never)],
    [
      "too many days",
      table(
        Array.from({ length: 10_001 }, () => "2026-06-01"),
        { followers: [] },
      ),
    ],
  ])("with %s does not pass the door", (_what, of) => {
    expect(PreviewTableInput.safeParse({ accountId: account.publicId, table: of }).success).toBe(false);
  });
});

describe("confirming", () => {
  test("stores what was previewed, writes it down, and shows it on the list", async () => {
    const { token } = await preview(ctx);
    const stored = await confirm(ctx, token);
    expect(stored).toEqual({ id: token.split(".")[0], daysStored: 3, postReadingsStored: 0 });
    expect(await days()).toEqual([
      { day: "2026-06-01", followers: "100" },
      { day: "2026-06-02", followers: "1200" },
      { day: "2026-06-03", followers: null },
    ]);
    expect((await openImportDesk(ctx, { accountId: account.publicId })).imports).toEqual([
      {
        id: stored.id,
        source: "table",
        importedAt: "2026-06-15T09:30:00.000Z",
        firstDay: "2026-06-01",
        lastDay: "2026-06-03",
        daysStored: 3,
        postReadingsStored: 0,
      },
    ]);
    expect(
      await rows(ctx, `select action, entity_id from audit_events where entity_id = '${account.publicId}'`),
    ).toEqual([{ action: "account.history-brought", entity_id: account.publicId }]);
  });

  test("many times at once stores once", async () => {
    const { token } = await preview(ctx);
    const all = await Promise.all(Array.from({ length: 8 }, () => confirm(ctx, token)));
    expect(new Set(all.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ id: token.split(".")[0], daysStored: 3, postReadingsStored: 0 })]),
    );
    expect(await rows(ctx, `select days_stored from imports where account_id = ${account.id}`)).toEqual([
      { days_stored: 3 },
    ]);
  });

  test("keeps what was read between preview and confirmation", async () => {
    const { token } = await preview(ctx);
    await readOn("2026-06-01", 77n);
    expect(await confirm(ctx, token)).toMatchObject({ daysStored: 2 });
    expect((await days())[0]).toEqual({ day: "2026-06-01", followers: "77" });
  });

  test("leaves no import behind when there was nothing to store", async () => {
    const only = table(["2026-06-01"], { followers: ["1"] });
    await readOn("2026-06-01", 2n);
    const { token } = await preview(ctx, only);
    expect(await confirm(ctx, token, only)).toMatchObject({ daysStored: 0 });
    expect((await openImportDesk(ctx, { accountId: account.publicId })).imports).toEqual([]);
  });

  test("of anything else than was previewed is refused", async () => {
    const { token } = await preview(ctx);
    const other = await createAccount(ctx);
    const changed = table(["2026-06-01"], { followers: ["101"] });
    const tries = [
      () => confirm(ctx, token, changed),
      () => confirm(ctx, token, threeDays, other.publicId),
      () => confirm(ctx, `${crypto.randomUUID()}.${token.split(".")[1]}`),
      () => confirm(ctx, token.slice(0, -2)),
      () => confirm(ctx, "x"),
    ];
    for (const one of tries) await expect(one()).rejects.toThrow(ConflictError);
    expect(await days()).toEqual([]);
  });
});

describe("taking back", () => {
  test("removes the days that were not read meanwhile, and the import", async () => {
    const { token } = await preview(ctx);
    const { id } = await confirm(ctx, token);
    await readOn("2026-06-02", 1_250n);
    const input = UndoImportInput.parse({ accountId: account.publicId, importId: id });
    expect(await undoImport(ctx, input)).toEqual({ days: 2 });
    expect(await days()).toEqual([{ day: "2026-06-02", followers: "1250" }]);
    await expect(undoImport(ctx, input)).rejects.toThrow(NotFoundError);
    const actions = await rows<{ action: string }>(
      ctx,
      `select action from audit_events where entity_id = '${account.publicId}' order by id`,
    );
    expect(actions.map(({ action }) => action)).toEqual([
      "account.history-brought",
      "account.history-taken-back",
    ]);
  });
});

describe("nobody else", () => {
  test("finds the account, its imports or what is brought to it, in any verb", async () => {
    const { token } = await preview(ctx);
    const { id } = await confirm(ctx, token);
    const accountId = account.publicId;
    const verbs: ((who: PersonContext) => Promise<unknown>)[] = [
      (who) => preview(who),
      (who) => confirm(who, token),
      (who) => undoImport(who, { accountId, importId: id }),
      (who) => openImportDesk(who, { accountId }),
    ];
    // The other member of the workspace, as their role would allow.
    const colleague = { ...stranger, workspaceId: ctx.workspaceId };
    for (const verb of verbs) {
      await expect(verb(stranger)).rejects.toThrow(NotFoundError);
      await expect(verb(colleague)).rejects.toThrow(
        "Only the member who linked this account can bring its history.",
      );
      for (const role of ["viewer", "billing"] as const) {
        await expect(verb(at(ctx, { role }))).rejects.toThrow(ForbiddenError);
      }
      const frozen = { ...ctx, actor: { ...ctx.actor, isFrozen: true } };
      await expect(verb(frozen)).rejects.toThrow(/being deleted/);
    }
    expect(await days()).toHaveLength(3);
  });

  test("takes back an import through an account of their own", async () => {
    const { token } = await preview(ctx);
    const { id } = await confirm(ctx, token);
    const other = await createAccount(ctx);
    await expect(undoImport(ctx, { accountId: other.publicId, importId: id })).rejects.toThrow(NotFoundError);
    const theirs = await createAccount(stranger);
    await expect(undoImport(stranger, { accountId: theirs.publicId, importId: id })).rejects.toThrow(
      NotFoundError,
    );
    expect(await days()).toHaveLength(3);
  });
});

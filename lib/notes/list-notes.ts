import "server-only";
import { and, asc, eq, gt, gte, isNull, lt, or } from "drizzle-orm";
import { accounts, notes } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { KeyDestroyedError, openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { type Day, type DayRange, parseDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { retentionPeriods } from "@/lib/privacy/classification";
import { mayBeSeen, placeOf } from "./store";

export type NoteView = {
  id: string;
  day: Day;
  text: string;
  /** Stands at every account of the workspace. */
  isForAll: boolean;
};

export type Notes = {
  /** Of the range, in order of days. */
  shown: readonly NoteView[];
  /** Of any day, while they can still be brought back. */
  deleted: readonly NoteView[];
};

/** Notes at an account, its own and those for all. @throws NotFoundError also for another workspace's account */
export async function listNotes(
  ctx: PersonContext,
  { accountId, range }: { accountId: string; range: DayRange },
): Promise<Notes> {
  authorize(ctx, "metric:read");
  const rows = await inWorkspace(ctx, async (tx) => {
    const [account] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.publicId, accountId), mayBeSeen(ctx)));
    if (!account) throw new NotFoundError("Account");
    return tx
      .select()
      .from(notes)
      .where(
        and(
          or(isNull(notes.accountId), eq(notes.accountId, account.id)),
          or(
            and(isNull(notes.deletedAt), gte(notes.day, range.from), lt(notes.day, range.to)),
            gt(notes.deletedAt, lastReturn(ctx.now)),
          ),
        ),
      )
      .orderBy(asc(notes.day), asc(notes.id));
  });
  const views = (await Promise.all(rows.map(toView))).filter((view) => view !== null);
  return {
    shown: views.filter(({ isDeleted }) => !isDeleted).map(({ note }) => note),
    deleted: views.filter(({ isDeleted }) => isDeleted).map(({ note }) => note),
  };
}

/** What was deleted at this moment or before cannot be brought back. */
export function lastReturn(now: Date): Date {
  return new Date(now.getTime() - retentionPeriods.note.days * 86_400_000);
}

/** Null where its writer's key is gone, and the row is about to follow. */
async function toView(
  row: typeof notes.$inferSelect,
): Promise<{ note: NoteView; isDeleted: boolean } | null> {
  try {
    const text = open(await openKey(row.keyId), row.text, placeOf(row.publicId));
    const { publicId, day, accountId, deletedAt } = row;
    const note = { id: publicId, day: parseDay(day), text, isForAll: accountId === null };
    return { note, isDeleted: deletedAt !== null };
  } catch (error) {
    if (error instanceof KeyDestroyedError) return null;
    throw error;
  }
}

import "server-only";
import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { parseDay, toDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import type { AccountMetric } from "@/lib/metrics/catalog";
import type { FiguresLimit } from "@/lib/metrics/kept-since";
import type { ArrivalsFile } from "@/lib/platforms/types";
import { holdAccount, namesOf } from "./account";

export interface ImportView {
  id: string;
  source: "table" | "archive";
  importedAt: string;
  firstDay: string | null;
  lastDay: string | null;
  daysStored: number;
  postReadingsStored: number;
}

/** What the page needs to bring history to an account, and what was brought. */
export interface ImportDesk {
  accountId: string;
  /** "@atlas". */
  handle: string;
  platform: { label: string; posts: string; followers: string; number: number };
  /** Counts that can be brought: those that are public there. */
  metrics: readonly AccountMetric[];
  today: string;
  /** The first day that is kept; null without a limit. */
  oldest: string | null;
  limit: FiguresLimit | null;
  historyEndsWithDisconnect: boolean;
  /** Null where the platform's own download has no such file. */
  arrivalsFile: ArrivalsFile | null;
  /** Newest first. */
  imports: readonly ImportView[];
}

/** @throws NotFoundError also for another workspace's account */
export async function openImportDesk(
  ctx: PersonContext,
  { accountId }: { accountId: string },
): Promise<ImportDesk> {
  authorize(ctx, "account:import");
  if (!z.uuid().safeParse(accountId).success) throw new NotFoundError("Account");
  const { account, rows } = await inWorkspace(ctx, async (tx) => {
    const account = await holdAccount(tx, ctx, accountId);
    const rows = await tx
      .select()
      .from(imports)
      .where(eq(imports.accountId, account.id))
      .orderBy(desc(imports.importedAt), desc(imports.id));
    return { account, rows };
  });
  const { descriptor } = account;
  const { handle } = await namesOf(account);
  return {
    accountId,
    handle: handle || t("{platform} account", { platform: descriptor.label }),
    platform: {
      label: descriptor.label,
      posts: descriptor.words.posts,
      followers: descriptor.words.followers,
      number: descriptor.series,
    },
    metrics: descriptor.accountMetrics,
    today: toDay(ctx.now),
    oldest: account.oldest,
    limit: account.limit,
    historyEndsWithDisconnect: descriptor.historyEndsWithDisconnect,
    arrivalsFile: descriptor.arrivalsFile ?? null,
    imports: rows.map((row) => ({
      id: row.publicId,
      source: row.source,
      importedAt: row.importedAt.toISOString(),
      firstDay: row.firstDay && parseDay(row.firstDay),
      lastDay: row.lastDay && parseDay(row.lastDay),
      daysStored: row.daysStored,
      postReadingsStored: row.postReadingsStored,
    })),
  };
}

import "server-only";
import { randomUUID } from "node:crypto";
import { imports } from "@/db/schema";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { storeDays } from "@/lib/imports/store";
import type { ImportedDay } from "@/lib/metrics/imported";

/** Stores days as an import of their own. */
export async function bringDays(
  ctx: PersonContext,
  account: { id: bigint },
  days: readonly ImportedDay[],
): Promise<{ importId: bigint; stored: Day[] }> {
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .insert(imports)
      .values({
        workspaceId: workspaceOf(ctx),
        publicId: randomUUID(),
        accountId: account.id,
        source: "table",
        importedAt: ctx.now,
        daysStored: days.length,
        postReadingsStored: 0,
      })
      .returning({ id: imports.id });
    if (!row) throw new Error("The import was not written");
    const stored = await storeDays(tx, { accountId: account.id, importId: row.id }, days);
    return { importId: row.id, stored };
  });
}

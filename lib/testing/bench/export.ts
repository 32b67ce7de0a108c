import "server-only";
import { stat } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type PersonContext, systemContext, workspaceOf } from "@/lib/context";
import { clients } from "@/lib/db";
import { buildExport } from "@/lib/privacy/build-export";
import { requestExport } from "@/lib/privacy/export";
import { exportPath } from "@/lib/privacy/export-files";
import { createAccount } from "../accounts";
import { createPerson } from "../builders";

export interface ExportRun {
  /** Bytes of the readings' CSV, the same on both sides. */
  bytes: number;
  rows: number;
  productSeconds: number;
  floorSeconds: number;
  archiveBytes: number;
}

/**
 * A person with `accounts` accounts and two years of readings: their whole export, sealed and zipped, against COPY TO
 * of the same readings as CSV. Leaves the person as they are.
 */
export async function runExport(accounts: number): Promise<ExportRun> {
  const { ctx } = await createPerson({ now: new Date("2026-06-15T09:30:00Z") });
  for (let i = 0; i < accounts; i += 1) await createAccount(ctx, { months: twoYears() });
  const { id } = await requestExport(ctx, { accounts: [], from: null, to: null });
  const began = performance.now();
  await buildExport(
    systemContext("build-export", { userId: ctx.actor.userId, now: ctx.now }),
    await keyOf(ctx, id),
  );
  const productSeconds = (performance.now() - began) / 1000;
  const floor = await copyReadings(ctx);
  return { ...floor, productSeconds, archiveBytes: (await stat(exportPath(id))).size };
}

export function twoYears(): string[] {
  return Array.from({ length: 24 }, (_, i) => new Date(Date.UTC(2024, 6 + i, 1)).toISOString().slice(0, 10));
}

async function keyOf(ctx: PersonContext, publicId: string): Promise<bigint> {
  return clients().sql.begin(async (sql) => {
    await sql`select set_config('tallyglass.user', ${ctx.actor.userId.toString()}, true)`;
    const [row] = await sql<{ id: string }[]>`select id from export_archives where public_id = ${publicId}`;
    if (!row) throw new Error("The export is gone");
    return BigInt(row.id);
  });
}

async function copyReadings(ctx: PersonContext) {
  return clients().sql.begin(async (sql) => {
    await sql`select set_config('tallyglass.workspace', ${workspaceOf(ctx).toString()}, true)`;
    const began = performance.now();
    let bytes = 0;
    let rows = 0;
    const counting = new PassThrough();
    counting.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      for (const byte of chunk) if (byte === 10) rows += 1;
    });
    const stream = await sql`
      copy (select account_id, month + (i - 1)::integer as day, v.metric, v.count, states[i], read_seconds[i]
            from account_months, generate_series(1, 31) i,
              lateral (values ('followers', followers[i]), ('following', following[i]), ('views', views[i]),
                ('posts', posts[i]), ('likes', likes[i])) v(metric, count)
            where v.count is not null) to stdout (format csv)`.readable();
    await pipeline(stream, counting);
    return { bytes, rows, floorSeconds: (performance.now() - began) / 1000 };
  });
}

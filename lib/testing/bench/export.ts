import "server-only";
import { stat } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { v7 as uuidv7 } from "uuid";
import { exportArchives } from "@/db/schema";
import { inWorkspace, type PersonContext, systemContext, workspaceOf } from "@/lib/context";
import { clients } from "@/lib/db";
import { buildExport } from "@/lib/privacy/build-export";
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
  // Today, as the world next door has it: an older export would have outlived its days already.
  const { ctx } = await createPerson({ now: new Date() });
  for (let i = 0; i < accounts; i += 1) await createAccount(ctx, { months: twoYears() });
  // Written down without the work that would hand it to the worker next door.
  const publicId = uuidv7();
  const [row] = await inWorkspace(ctx, (tx) =>
    tx
      .insert(exportArchives)
      .values({ publicId, userId: ctx.actor.userId, state: "queued", requestedAt: ctx.now })
      .returning({ id: exportArchives.id }),
  );
  if (!row) throw new Error("The export was not written");
  const began = performance.now();
  await buildExport(systemContext("build-export", { userId: ctx.actor.userId, now: ctx.now }), row.id);
  const productSeconds = (performance.now() - began) / 1000;
  const floor = await copyReadings(ctx);
  return { ...floor, productSeconds, archiveBytes: (await stat(exportPath(publicId))).size };
}

export function twoYears(): string[] {
  return Array.from({ length: 24 }, (_, i) => new Date(Date.UTC(2024, 6 + i, 1)).toISOString().slice(0, 10));
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

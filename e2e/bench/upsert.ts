import postgres from "postgres";
import { interleaved, type Line, lineOf, median, perSecond, seconds } from "./measure.ts";

const accounts = 20_000;
const batch = 5_000;
const workspace = 900_000_001n;

/**
 * Lines 7 and 8: one day of 20,000 accounts through the function that the sync uses, against a COPY of the same
 * values into a bare heap; then the same day once more, which must change nothing and write next to nothing.
 */
export async function measureUpsert(databaseUrl: string): Promise<Line[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`drop table if exists bench_heap`;
    await sql`create table bench_heap (account_id bigint, day date, seconds integer, followers bigint,
      following bigint, views bigint, posts bigint, likes bigint, states smallint)`;
    // The first day of a month makes the rows; the ratio is about the days after it.
    await storeDay(sql, "2026-06-01", 0);
    const upsert = await interleaved(
      6,
      async (round) => accounts / (await seconds(() => storeDay(sql, dayOf(round), round + 1))),
      async (round) => accounts / (await seconds(() => copyDay(sql, dayOf(round), round + 1))),
    );
    const first: number[] = [];
    const again: number[] = [];
    let changed = 0;
    for (let round = 10; round < 20; round += 2) {
      await sql`checkpoint`;
      // Pays for the page images that any first touch after a checkpoint costs, on either side of the ratio.
      await storeDay(sql, dayOf(round), round);
      first.push(await walOf(sql, () => storeDay(sql, dayOf(round + 1), round + 1)));
      again.push(
        await walOf(sql, async () => {
          changed += await storeDay(sql, dayOf(round + 1), round + 1);
        }),
      );
    }
    const ratios = again.map((bytes, i) => bytes / (first[i] ?? Number.NaN));
    const rerun = median(ratios);
    return [
      lineOf(7, upsert.ratios, {
        name: `bulk upsert of a day, ${accounts.toLocaleString("en")} accounts`,
        product: perSecond(upsert.product, "rows"),
        floor: `COPY to a bare heap: ${perSecond(upsert.floor, "rows")}`,
        gate: "≥ 0.25x",
        worldClass: "≥ 0.4x",
        isGatePassed: upsert.ratio >= 0.25,
      }),
      lineOf(8, ratios, {
        name: `the same day again: WAL per row; ${changed} rows changed`,
        product: `${Math.round((again[0] ?? 0) / accounts)} B/row`,
        floor: `first run: ${Math.round((first[0] ?? 0) / accounts)} B/row`,
        gate: "≤ 0.3x; 0 rows",
        worldClass: "≤ 0.25x; 0 rows",
        isGatePassed: rerun <= 0.3 && changed === 0,
      }),
    ];
  } finally {
    await sql`drop table if exists bench_heap`;
    await sql`delete from account_months where workspace_id = ${workspace.toString()}`;
    await sql.end();
  }
}

const dayOf = (round: number) => `2026-06-${String(round + 2).padStart(2, "0")}`;

/** The values of one day, the same for both sides: accounts in arrival order, five counts each. */
function values(round: number) {
  return Array.from({ length: accounts }, (_, i) => {
    const account = 1_000_000 + ((i * 7_919) % accounts);
    return {
      account,
      seconds: 3_600 + (i % 80_000),
      followers: 10_000 + i + round * 13,
      following: 200 + (i % 50),
      views: 1_000_000 + i * 17 + round * 970,
      posts: 100 + (i % 30) + round,
      likes: 50_000 + i * 3 + round * 41,
    };
  });
}

async function storeDay(sql: postgres.Sql, day: string, round: number): Promise<number> {
  const rows = values(round);
  let changed = 0;
  for (let at = 0; at < rows.length; at += batch) {
    const part = rows.slice(at, at + batch).sort((a, b) => a.account - b.account);
    const column = (name: keyof (typeof part)[number]) => part.map((row) => String(row[name]));
    changed += await sql.begin(async (tx) => {
      await tx`select set_config('tallyglass.workspace', ${workspace.toString()}, true), set_config('role', 'tallyglass_worker', true)`;
      const [row] = await tx<{ changed: number }[]>`
        select store_account_day(${day}, ${column("account")}::text[], ${column("seconds")}::text[],
          ${column("followers")}::text[], ${column("following")}::text[], ${column("views")}::text[],
          ${column("posts")}::text[], ${column("likes")}::text[], ${part.map(() => "341")}::text[]) as changed`;
      return row?.changed ?? 0;
    });
  }
  return changed;
}

async function copyDay(sql: postgres.Sql, day: string, round: number): Promise<void> {
  const rows = values(round);
  for (let at = 0; at < rows.length; at += batch) {
    const stream = await sql`copy bench_heap from stdin`.writable();
    const text = rows
      .slice(at, at + batch)
      .map((r) =>
        [r.account, day, r.seconds, r.followers, r.following, r.views, r.posts, r.likes, 341].join("\t"),
      )
      .join("\n");
    await new Promise<void>((resolve, reject) => {
      stream.on("error", reject).on("finish", resolve);
      stream.end(`${text}\n`);
    });
  }
}

/** Bytes of write-ahead log that `work` caused. */
async function walOf(sql: postgres.Sql, work: () => Promise<unknown>): Promise<number> {
  const [before] = await sql<{ lsn: string }[]>`select pg_current_wal_insert_lsn()::text as lsn`;
  await work();
  const [after] = await sql<{ bytes: string }[]>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), ${before?.lsn ?? ""}::pg_lsn)::text as bytes`;
  return Number(after?.bytes);
}

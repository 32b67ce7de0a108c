import type postgres from "postgres";

/**
 * Cuts work off at its n-th changed row, for n = 1, 2, 3 …: the transaction fails there as it does when a process is
 * killed, and what was committed before stands. Calls `attempt` for each n until a run gets through uncut.
 * @returns how many cuts were survived
 */
export async function cutAtEveryStatement(
  sql: postgres.Sql,
  tables: readonly string[],
  attempt: (run: (work: () => Promise<unknown>) => Promise<void>) => Promise<void>,
): Promise<number> {
  await sql.unsafe(`
    create schema cutting;
    create table cutting.rows_left (rows_left integer);
    grant usage on schema cutting to public;
    create function cutting.cut() returns trigger language plpgsql security definer as $$
    begin
      update cutting.rows_left set rows_left = rows_left - 1;
      if (select rows_left from cutting.rows_left) = 0 then raise exception 'cut off'; end if;
      return coalesce(new, old);
    end $$;`);
  for (const table of tables) {
    await sql.unsafe(`create trigger cut before insert or update or delete on ${table}
      for each row execute function cutting.cut()`);
  }
  try {
    for (let cut = 1; cut < 500; cut += 1) {
      let isCut = false;
      await attempt(async (work) => {
        await sql`insert into cutting.rows_left values (${cut})`;
        try {
          await work();
        } catch {
          isCut = true;
        } finally {
          await sql`delete from cutting.rows_left`;
        }
      });
      if (!isCut) return cut - 1;
    }
    throw new Error("It never got through");
  } finally {
    await sql.unsafe("drop schema cutting cascade");
  }
}

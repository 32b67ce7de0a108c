import postgres from "postgres";
import { afterAll, describe, expect, test } from "vitest";
import { clients, staffClient } from "@/lib/db";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson, testNow } from "@/lib/testing/builders";
import { createMarkedPerson } from "@/lib/testing/canaries";
import { ownDatabases } from "@/lib/testing/own-database";
import { createStaff } from "@/lib/testing/staff";

const { data: admin } = await ownDatabases();
/** Whoever has stolen the staff pages' own connection, and sends what they like. */
const thief = postgres(process.env.DATABASE_URL ?? "", { max: 1, connection: { role: "tallyglass_staff" } });
afterAll(() => Promise.all([thief.end(), clients().close()]));

const denied = { code: "42501" };

/** Every table and view of every schema, as the catalogue knows them now: a new one is tried without being named here. */
const relations = await admin<{ name: string; columns: string[] }[]>`
  select format('%I.%I', n.nspname, c.relname) as name,
    (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
    and c.relkind in ('r', 'p', 'v', 'm', 'f')
  order by 1`;

test("what is tried is there: tables of figures, posts, tokens and of the queue, with rows in them", async () => {
  await createMarkedPerson();
  const names = relations.map(({ name }) => name);
  for (const table of [
    "account_months",
    "posts",
    "connection_secrets",
    "import_months",
    "users",
    "sessions",
  ]) {
    expect(names).toContain(`public.${table}`);
  }
  expect(names).toContain("graphile_worker._private_jobs");
  expect((await admin`select from account_months`).length).toBeGreaterThan(0);
  expect((await admin`select from connection_secrets`).length).toBeGreaterThan(0);
});

describe("the staff pages' database role", () => {
  test.each(relations)("reads and writes nothing of $name", async ({ name, columns }) => {
    await expect(thief.unsafe(`select count(*) from ${name}`)).rejects.toMatchObject(denied);
    for (const column of columns) {
      await expect(thief.unsafe(`select ${column} from ${name} limit 1`), column).rejects.toMatchObject(
        denied,
      );
    }
    await expect(thief.unsafe(`delete from ${name}`)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|55000)$/),
    });
    await expect(thief.unsafe(`truncate ${name}`)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|42809)$/),
    });
  });

  test("is refused by each of its own functions without a living visit, whatever it passes", async () => {
    const own = await admin<{ name: string; types: string[] }[]>`
      select p.proname as name, array(select format_type(t, null) from unnest(p.proargtypes) t) as types
      from pg_proc p where p.pronamespace = 'public'::regnamespace
        and has_function_privilege('tallyglass_staff', p.oid, 'execute') order by 1`;
    expect(own.length).toBeGreaterThan(10);
    for (const { name, types } of own) {
      const values = types.map((type) => sample(type));
      const call = thief.unsafe(`select * from ${name}(${values.join(", ")})`);
      // Whether somebody is staff is asked before there is a visit: to a session of nobody it says nothing.
      if (name === "staff_arrive") expect(await call).toEqual([]);
      else await expect(call, name).rejects.toMatchObject(denied);
    }
  });

  test("cannot become another role, make anything of its own, or call what is not its own", async () => {
    for (const role of ["tallyglass_owner", "tallyglass_app", "tallyglass_worker"]) {
      await expect(
        admin`select pg_has_role('tallyglass_staff', ${role}, 'member') as is_member`,
      ).resolves.toMatchObject([{ is_member: false }]);
    }
    for (const statement of [
      "create table mine (n int)",
      "create function mine() returns int language sql as 'select 1'",
      "select * from find_user(1)",
      "select set_config('tallyglass.user', '1', false), count(*) from users",
      "select nextval('posts_id_seq')",
      "select * from graphile_worker.jobs",
    ]) {
      await expect(thief.unsafe(statement), statement).rejects.toMatchObject(denied);
    }
  });
});

describe("a billing member's living visit, at the database itself", () => {
  test("opens neither the queue nor the audit nor who is staff, and no connection", async () => {
    const { staff } = await createStaff("billing");
    const customer = await createPerson();
    await createAccount(customer.ctx, { handle: "@sealed" });
    const sql = staffClient();
    const { tokenHash } = staff.staff;
    const { publicId } = customer.ctx.actor;
    const open = (reason: Buffer | null) => sql`
      select staff_open_customer(${tokenHash}, ${publicId}, gen_random_uuid(), ${reason}, ${staff.wall}, ${testNow}) as opened`;
    await expect(open(null)).rejects.toThrow("nobody looks without a reason");
    expect(await open(Buffer.from("sealed"))).toMatchObject([{ opened: true }]);
    for (const call of [
      () =>
        sql`select * from staff_list_connections(${tokenHash}, ${publicId}, gen_random_uuid(), ${staff.wall}, ${testNow})`,
      () => sql`select * from staff_list_work(${tokenHash}, ${staff.wall}, ${testNow})`,
      () => sql`select * from staff_list_failures(${tokenHash}, 10, ${staff.wall})`,
      () => sql`select staff_retry_job(${tokenHash}, 1, ${staff.wall}, ${testNow})`,
      () => sql`select * from staff_list_audit(${tokenHash}, null, 10, ${staff.wall})`,
      () => sql`select * from staff_read_audit_chain(${tokenHash}, 0, 10, ${staff.wall})`,
      () => sql`select * from staff_list_members(${tokenHash}, ${staff.wall})`,
      () =>
        sql`select * from staff_change_member(${tokenHash}, ${staff.staff.publicId}, 'owner', ${staff.wall}, ${testNow})`,
    ]) {
      await expect(call()).rejects.toMatchObject(denied);
    }
    const [view] = await sql`
      select * from staff_view_customer(${tokenHash}, ${publicId}, ${staff.wall}, ${testNow})`;
    expect(view).toMatchObject({
      connections: 1,
      states: null,
      has_factor: null,
      newest_export: null,
      grant_expires_at: null,
    });
  });
});

/** Something of the type that could pass. */
function sample(type: string): string {
  const values: Record<string, string> = {
    bytea: "'\\x00'",
    "bytea[]": "array['\\x00'::bytea]",
    bigint: "1",
    integer: "10",
    boolean: "true",
    text: "'owner'",
    uuid: "gen_random_uuid()",
    "timestamp with time zone": "'2026-06-15T09:30:00Z'",
  };
  const value = values[type];
  if (value === undefined) throw new Error(`No sample of ${type}`);
  return `${value}::${type}`;
}

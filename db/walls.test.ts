import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { inWorkspace } from "@/lib/context";
import { clients } from "@/lib/db";
import { createPerson } from "@/lib/testing/builders";
import { auditEvents, members, users } from "./schema";

const admin = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
afterAll(() => admin.end());

test("every table with a workspace is behind forced row-level security", async () => {
  const open = await admin`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and not (c.relrowsecurity and c.relforcerowsecurity)
    order by 1`;
  // The indexes that are asked before a workspace is known: no role but the owner's functions reaches them.
  expect(open.map((row) => row.relname)).toEqual(["account_index", "due_work", "member_index"]);
});

test("the roles of web and worker own nothing and bypass nothing", async () => {
  const roles = await admin`
    select rolname, rolsuper, rolbypassrls, rolcanlogin,
      (select count(*)::int from pg_class where relowner = r.oid) as owned
    from pg_roles r where rolname like 'tallyglass%' and rolname <> 'tallyglass_owner' order by 1`;
  const nothing = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0 };
  expect(roles.map((row) => ({ ...row }))).toEqual([
    { rolname: "tallyglass_app", ...nothing },
    { rolname: "tallyglass_staff", ...nothing },
    { rolname: "tallyglass_worker", ...nothing },
  ]);
});

test("a query without its workspace returns nothing", async () => {
  await createPerson();
  const { sql } = clients();
  const [members_] = await sql`select count(*)::int as n from members`;
  const [users_] = await sql`select count(*)::int as n from users`;
  expect([members_?.n, users_?.n]).toEqual([0, 0]);
});

test("a query without a where shows one workspace and one person only", async () => {
  const [mine] = [await createPerson(), await createPerson()];
  const seen = await inWorkspace(mine.ctx, async (tx) => ({
    members: await tx.select({ userId: members.userId }).from(members),
    users: await tx.select({ publicId: users.publicId }).from(users),
  }));
  expect(seen).toEqual({
    members: [{ userId: mine.ctx.actor.userId }],
    users: [{ publicId: mine.ctx.actor.publicId }],
  });
});

test("a row cannot be written into another workspace", async () => {
  const mine = await createPerson();
  const theirs = await createPerson();
  const write = inWorkspace(mine.ctx, (tx) =>
    tx
      .insert(auditEvents)
      .values({ workspaceId: theirs.ctx.workspaceId ?? 0n, at: mine.ctx.now, action: "x.y" }),
  );
  await expect(write).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("index tables are closed to the web's role", async () => {
  const { sql } = clients();
  for (const table of [
    "member_index",
    "account_index",
    "due_work",
    "rate_limits",
    "receipts",
    "inbox",
    "allowance_spending",
    "unsealed_events",
    "audit_chain",
  ]) {
    await expect(sql`select 1 from ${sql(table)}`).rejects.toMatchObject({ code: "42501" });
  }
});

test("what was audited can be neither changed nor removed", async () => {
  const { ctx } = await createPerson();
  await expect(inWorkspace(ctx, (tx) => tx.update(auditEvents).set({ action: "x.y" }))).rejects.toMatchObject(
    {
      cause: { code: "42501" },
    },
  );
  await expect(inWorkspace(ctx, (tx) => tx.delete(auditEvents))).rejects.toMatchObject({
    cause: { code: "42501" },
  });
});

test("no request from outside may do what only background work does", async () => {
  const { sql } = clients();
  for (const call of ["expire_sessions(now())", "erase_audit_events(1, true)", "seed_work('x', now())"]) {
    await expect(sql.unsafe(`select ${call}`)).rejects.toMatchObject({ code: "42501" });
  }
});

test("each function is open to whom it names, and to nobody else", async () => {
  const open = await admin`
    select p.proname as name,
      has_function_privilege('tallyglass_app', p.oid, 'execute') as app,
      has_function_privilege('tallyglass_worker', p.oid, 'execute') as worker,
      has_function_privilege('tallyglass_staff', p.oid, 'execute') as staff
    from pg_proc p where p.pronamespace = 'public'::regnamespace order by 1`;
  const callers = ({ app, worker, staff }: postgres.Row) =>
    [app && "app", worker && "worker", staff && "staff"].filter(Boolean).join(" ");
  const of = (who: string) => open.filter((row) => callers(row) === who).map(({ name }) => name);
  expect(of("")).toEqual([
    "acting_staff",
    "appoint_staff",
    "enqueue_work",
    "give_staff_role",
    "hold_ownership",
    "is_queued",
    "lift_restriction",
    "live_session",
    "living_opening",
    "may_read",
    "may_see",
    "moment_text",
    "months_as_text",
    "note_staff_act",
    "note_unsealed",
    "posts_stamp",
    "remove_factors",
    "seen_accounts",
    "shift_slots",
    "take_readings",
    "take_staff_role",
    "waiting_readings",
  ]);
  expect(of("worker").filter((name) => !/^(expire|erase)_/.test(name))).toEqual([
    "append_audit_links",
    "enqueue_due_work",
    "find_audit_head",
    "find_unlinked_event",
    "hand_over_readings",
    "list_live_exports",
    "list_old_names",
    "list_unproven",
    "list_unverified",
    "lock_audit_chain",
    "oldest_notice",
    "plan_waiting_readings",
    "read_audit_chain",
    "restrict_person",
    "seed_work",
    "settle_notice",
    "start_work",
    "take_notice",
    "take_unsealed_events",
  ]);
  expect(of("app")).toContain("find_user_by_address");
  expect(of("staff")).toEqual([
    "staff_appoint",
    "staff_arrive",
    "staff_change_member",
    "staff_find_customer",
    "staff_find_unlinked_event",
    "staff_list_audit",
    "staff_list_connections",
    "staff_list_failures",
    "staff_list_looks",
    "staff_list_members",
    "staff_list_work",
    "staff_note_verdict",
    "staff_open_customer",
    "staff_read_audit_chain",
    "staff_retry_job",
    "staff_view_customer",
  ]);
  expect(open.filter(({ staff, app, worker }) => staff && (app || worker))).toEqual([]);
});

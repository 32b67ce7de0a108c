import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "postgres";
import { productUrl, simulatorsUrl } from "../address.ts";
import { signUp } from "../sign-up.ts";
import { addChannel } from "../simulated.ts";
import { createVisitor, type Visitor } from "../visitor.ts";
import { type Answer, ask, byScript, fromOurPage } from "./ask.ts";
import { type Kind, type KindName, kindNames, kindOf } from "./kinds.ts";
import { builtActions } from "./manifest.ts";
import { outcomeOfAction } from "./outcome.ts";

export type Person = {
  name: KindName | "guest" | "lodger";
  visitor: Visitor;
  email: string;
  userId: string;
  publicId: string;
};

/** And two who do nothing but be members: a guest of the studio, a lodger elsewhere. */
export type People = Record<Person["name"], Person>;

/** Where a person's things are: in the studio of the owner, or in a place apart. */
export type Place = { owner: Person; workspaceId: string; publicId: string; account: string; post: string };

export type Places = Record<KindName, Place>;

const password = "copper-meadow-thursday-lantern";
const nobody = { userId: "0", publicId: "", email: "" };

let networks = 0;

/** Limits of signing up count by network: each person comes from one of their own. */
function newVisitor(): Visitor {
  networks += 1;
  return createVisitor(productUrl, { "x-forwarded-for": `198.51.100.${networks}` });
}

/** An action as the person's own page sends it; cookies that come with the answer are kept. */
export async function act(
  { visitor }: Pick<Person, "visitor">,
  name: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  takes: "state" | "form" | "nothing" = "state",
): Promise<Answer> {
  const id = builtActions.get(name);
  if (!id) throw new Error(`The build has no ${name}`);
  const answer = await ask(byScript({ id, path, fields, takes }, fromOurPage), visitor.cookies());
  for (const line of answer.headers["set-cookie"] ?? []) visitor.keep(line);
  return answer;
}

/** The same for what must work, or the matrix would stand on nothing. */
export async function mustAct(...words: Parameters<typeof act>): Promise<void> {
  const outcome = outcomeOfAction(await act(...words));
  if (outcome !== "done" && outcome !== "elsewhere") throw new Error(`${words[1]} ended as ${outcome}`);
}

async function meet(sql: Sql, name: Person["name"]): Promise<Person> {
  const visitor = newVisitor();
  const email = `matrix-${name}@people.test`;
  await signUp(visitor, simulatorsUrl, { email, password, name: `Person ${name}` });
  return { name, visitor, email, ...(await whoIs(sql, visitor)) };
}

const sessionHash = (visitor: Visitor) =>
  createHash("sha256")
    .update(/(?:^|; )session=([^;]+)/.exec(visitor.cookies())?.[1] ?? "")
    .digest();

async function whoIs(sql: Sql, visitor: Visitor): Promise<Pick<Person, "userId" | "publicId">> {
  const [row] = await sql<{ id: string; public_id: string }[]>`
    select u.id, u.public_id from users u join sessions s on s.user_id = u.id
    where s.token_hash = ${sessionHash(visitor)}`;
  if (!row) throw new Error("This visitor is not signed in");
  return { userId: row.id, publicId: row.public_id };
}

/** Links a new account and waits until it has been read. @returns its id and a post's */
export async function link(sql: Sql, { visitor, userId, name }: Person, id: string) {
  await addChannel(id);
  const consent = await visitor.visit("/api/connect/youtube");
  const back = await visitor.submit(consent, "Allow", { account: id });
  if (back.url.searchParams.get("notice") !== "connected") {
    throw new Error(`${name} could not link ${id}: ${back.url.pathname}${back.url.search}`);
  }
  return inTime(`the first sync of ${id}`, async () => {
    const [row] = await sql<{ account: string; post: string }[]>`
      select a.public_id as account, p.public_id as post from accounts a
      join posts p on p.account_id = a.id
      where a.granted_by = ${userId} and a.last_reading_at is not null
        and not exists (select from sync_runs r where r.account_id = a.id and r.finished_at is null)
      order by a.id desc, p.id limit 1`;
    return row;
  });
}

/** What `look` finds within two minutes: other journeys share the machine, and a dozen exports are written one after the other. */
export async function inTime<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  const end = performance.now() + 120_000;
  while (performance.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(100);
  }
  throw new Error(`Waited in vain for ${what}`);
}

async function placeOf(sql: Sql, owner: Person, id: string): Promise<Place> {
  const { account, post } = await link(sql, owner, id);
  const [row] = await sql<{ id: string; public_id: string }[]>`
    select w.id, w.public_id from workspaces w join members m on m.workspace_id = w.id
    where m.user_id = ${owner.userId} and m.role = 'owner'`;
  if (!row) throw new Error(`${owner.name} has no workspace`);
  return { owner, workspaceId: row.id, publicId: row.public_id, account, post };
}

/** Joins by rows: the way of an invitation is walked in `workspace.spec.ts`. */
export async function join(sql: Sql, person: Person, { workspaceId }: Place, role: string): Promise<void> {
  await sql`insert into members (workspace_id, user_id, role, created_at)
    values (${workspaceId}, ${person.userId}, ${role}, now()) on conflict do nothing`;
  await sql`insert into member_index (user_id, workspace_id, role)
    values (${person.userId}, ${workspaceId}, ${role}) on conflict do nothing`;
  await sql`update sessions set chosen_workspace = ${workspaceId} where user_id = ${person.userId}`;
}

/** What became of a person, by rows where the way to it has a journey of its own. */
const becoming: Partial<Record<KindName, (sql: Sql, person: Person, studio: Place) => Promise<unknown>>> = {
  nowhere: async (sql, { userId }) => {
    await sql`delete from member_index where user_id = ${userId}`;
    await sql`delete from members where user_id = ${userId}`;
  },
  pending: async (sql, person) => {
    await haveApp(sql, person);
    await comeBack(person);
  },
  frozen: async (sql, person, studio) => {
    await mustAct(person, "app/(app)/privacy/delete/actions.ts#requestErasureAction", "/privacy/delete", {
      email: person.email,
    });
    await comeBack(person);
    await join(sql, person, studio, "manager");
  },
  guarded: (sql, { userId }) => sql`update users set guarded_at = now() where id = ${userId}`,
  restricted: (sql, { userId }) =>
    sql`update users set restricted_at = now(), restricted_by = 'tiktok' where id = ${userId}`,
  stale: growStale,
  staffStale: growStale,
};

function growStale(sql: Sql, { userId }: Person) {
  return sql`update sessions set authenticated_at = authenticated_at - interval '16 minutes' where user_id = ${userId}`;
}

/** An authenticator app that nobody holds: it is asked for, and never answers. */
async function haveApp(sql: Sql, person: Person): Promise<void> {
  const [app] = await sql`select from authenticator_apps where user_id = ${person.userId}`;
  if (app) return;
  await mustAct(person, "app/(app)/settings/security/actions.ts#startAppAction", "/settings/security", {});
  await sql`update authenticator_apps set confirmed_at = created_at where user_id = ${person.userId}`;
}

/** At work, by rows: the way in is walked in `staff.spec.ts`. Of a visit that is there the proof is young again. */
export async function beOnVisit(sql: Sql, person: Person, { staff, isStale, isIdle }: Kind): Promise<void> {
  const { userId } = person;
  await haveApp(sql, person);
  await sql`insert into staff_members values (${userId}, ${staff ?? ""}, now()) on conflict do nothing`;
  const [proven, ends] = [isStale ? "16 minutes" : "0 minutes", isIdle ? "-1 minutes" : "30 minutes"];
  await sql`
    insert into staff_visits (user_id, session_id, began_at, last_seen_at, proven_at, expires_at)
    select user_id, id, now() - interval '31 minutes', now(), now() - ${proven}::interval, now() + ${ends}::interval
    from sessions where token_hash = ${sessionHash(person.visitor)}
    on conflict (session_id) do update set proven_at = excluded.proven_at, expires_at = excluded.expires_at`;
}

/** Signs in by the password, in a browser that was never here. */
async function comeBack(person: Person): Promise<void> {
  person.visitor = newVisitor();
  const form = await person.visitor.visit("/signin");
  await person.visitor.submit(form, "Sign in", { email: person.email, password });
}

async function gatherPlaces(sql: Sql, people: People): Promise<Places> {
  const owners = kindNames.filter((name) => name === "owner" || kindOf(name).isApart);
  const owned = new Map(
    await Promise.all(
      owners.map(
        async (name) => [name, await placeOf(sql, people[name], `matrix-of-${name.toLowerCase()}`)] as const,
      ),
    ),
  );
  const studio = owned.get("owner");
  return Object.fromEntries(kindNames.map((name) => [name, owned.get(name) ?? studio])) as Places;
}

/** Everybody, with what is theirs: an account with a post, a place, a ready export. */
export async function gather(sql: Sql): Promise<{ people: People; places: Places }> {
  const named = [...kindNames.filter((name) => name !== "nobody"), "guest", "lodger"] as const;
  const met = await Promise.all(named.map((name) => meet(sql, name)));
  const people = Object.fromEntries(met.map((person) => [person.name, person])) as People;
  people.nobody = { name: "nobody", visitor: newVisitor(), ...nobody };
  const places = await gatherPlaces(sql, people);
  const signedIn = kindNames.filter((name) => kindOf(name).role !== null);
  for (const name of signedIn) {
    const { role } = kindOf(name);
    if (role && role !== "owner" && name !== "nowhere") await join(sql, people[name], places[name], role);
    await mustAct(
      people[name],
      "app/(app)/privacy/export/actions.ts#requestExportAction",
      "/privacy/export",
      {},
    );
  }
  await inTime("everybody's export", async () => {
    // Theirs alone: journeys before this one leave revoked and expired archives behind.
    const asked = signedIn.map((name) => people[name].userId);
    const [row] = await sql<{ ready: number }[]>`
      select count(*)::int as ready from export_archives
      where state = 'ready' and user_id = any (${asked}::bigint[])`;
    return row?.ready === asked.length ? true : undefined;
  });
  for (const name of kindNames) {
    const kind = kindOf(name);
    if (kind.staff) await beOnVisit(sql, people[name], kind);
    if (kind.isPretender) people[name].visitor.keep("staff=on");
    await becoming[name]?.(sql, people[name], places.owner);
  }
  return { people, places };
}

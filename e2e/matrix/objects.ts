import { randomBytes, randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { ask, fromOurPage } from "./ask.ts";
import { type KindName, kindOf } from "./kinds.ts";
import {
  beOnVisit,
  join,
  link,
  mustAct,
  type People,
  type Person,
  type Place,
  type Places,
} from "./people.ts";
import type { ObjectKind } from "./policy.ts";

/** Looks like an id, and nobody has it. */
export const missingId = "01890000-0000-7000-8000-000000000000";
export const malformedId = "no-such-thing";

type World = { sql: Sql; people: People; places: Places };

const accountActions = "app/(app)/accounts/[id]/actions.ts";
const workspaceActions = "app/(app)/settings/workspace/actions.ts";

/** Makes what cells name: of a person, in their place. What one cell used up the next has anew. */
export function createObjects({ sql, people, places }: World) {
  let made = 0;

  /** Who else has invited a person. No workspace has room for everybody. */
  function hostOf(name: KindName): Place {
    const { isApart, staff } = kindOf(name);
    if (!isApart) return places.stranger;
    return staff ? places.pretender : places.owner;
  }

  const newest = async (table: string, where: string): Promise<string> => {
    const [row] = await sql.unsafe<{ public_id: string }[]>(
      `select public_id from ${table} where ${where} order by id desc limit 1`,
    );
    if (!row) throw new Error(`No row of ${table} where ${where}`);
    return row.public_id;
  };

  async function note({ owner, workspaceId, account }: Place): Promise<string> {
    await mustAct(owner, `${accountActions}#addNoteAction`, `/accounts/${account}`, {
      accountId: account,
      day: "2026-05-29",
      text: "A note",
    });
    return newest("notes", `workspace_id = ${workspaceId}`);
  }

  /** Days of before the account was linked, each brought once. */
  async function broughtHistory({ owner, account, workspaceId }: Place): Promise<string> {
    const day = new Date(Date.UTC(2025, 0, 1 + made)).toISOString().slice(0, 10);
    const body = JSON.stringify({ days: [day], seconds: [null], counts: { followers: ["100"] } });
    const send = (step: string) =>
      ask(
        {
          method: "POST",
          path: `/api/accounts/${account}/import/${step}`,
          headers: { ...fromOurPage, "content-type": "application/json" },
          body,
        },
        owner.visitor.cookies(),
      );
    const { token } = JSON.parse((await send("preview")).body);
    const stored = await send(`confirm?token=${encodeURIComponent(token)}`);
    if (stored.status !== 200) throw new Error(`An import ended with ${stored.status}: ${stored.body}`);
    return newest("imports", `workspace_id = ${workspaceId}`);
  }

  async function invite({ owner, workspaceId }: Place, email: string): Promise<string> {
    await mustAct(owner, `${workspaceActions}#inviteAction`, "/settings/workspace", {
      email,
      role: "viewer",
    });
    return newest("invitations", `host_workspace = ${workspaceId}`);
  }

  async function session({ userId }: Person): Promise<string> {
    const publicId = randomUUID();
    await sql`insert into sessions
      (public_id, user_id, token_hash, created_at, last_seen_at, authenticated_at, expires_at)
      values (${publicId}, ${userId}, ${randomBytes(32)}, now(), now(), now(), now() + interval '1 day')`;
    return publicId;
  }

  /** Without a device: it opens nothing, and can be renamed and removed. */
  async function passkey({ userId }: Person): Promise<string> {
    const publicId = randomUUID();
    await sql`insert into passkeys
      (public_id, user_id, credential_id, public_key, sign_count, transports, name_sealed, created_at)
      values (${publicId}, ${userId}, ${randomBytes(16)}, ${Buffer.alloc(1)}, 0, '{}', ${noName}, now())`;
    return publicId;
  }

  /** The guest's page, opened by the visit for a reason: whoever is no staff has no page but their own, and that is none. */
  async function customer({ userId, publicId }: Person, _place: Place, name: KindName): Promise<string> {
    if (!kindOf(name).staff) return publicId;
    const { guest } = people;
    await sql`insert into staff_openings (user_id, visit_id, opened_at, expires_at)
      select ${guest.userId}, id, now(), now() + interval '1 hour' from staff_visits where user_id = ${userId}`;
    return guest.publicId;
  }

  async function colleague(): Promise<string> {
    await sql`insert into staff_members values (${people.lodger.userId}, 'billing', now()) on conflict do nothing`;
    return people.lodger.publicId;
  }

  const of: Record<ObjectKind, (person: Person, place: Place, name: KindName) => Promise<string>> = {
    account: async (_person, { account }) => account,
    colleague,
    customer,
    spareAccount: async (_person, { owner }) => (await link(sql, owner, `matrix-spare-${made}`)).account,
    deletedNote: async (_person, place) => {
      const id = await note(place);
      await sql`update notes set deleted_at = written_at where public_id = ${id}`;
      return id;
    },
    export: ({ userId }) => newest("export_archives", `user_id = ${userId || 0}`),
    import: (_person, place) => broughtHistory(place),
    invitation: (_person, place) => invite(place, `matrix-invited-${made}@people.test`),
    inviteToMe: ({ email }, _place, name) => invite(hostOf(name), email),
    member: async (_person, place) => {
      const guest = place === places.owner ? people.guest : people.lodger;
      await join(sql, guest, place, "viewer");
      return guest.publicId;
    },
    note: (_person, place) => note(place),
    passkey,
    post: async (_person, { post }) => post,
    session,
    sheet: async () => "posts",
    workspace: async (_person, { publicId }) => publicId,
  };

  /** @param name whose it is @returns what an address or a form names it by */
  async function make(name: KindName, kind: ObjectKind): Promise<string> {
    made += 1;
    return of[kind](people[name], places[name], name);
  }

  const standing = new Map<string, Promise<string>>();

  /** One that is only looked at, or that nobody may touch who is asked to. What is a workspace's all members share. */
  function lasting(name: KindName, kind: ObjectKind): Promise<string> {
    if (kind === "spareAccount") return lasting(name, "account");
    const key = `${personal.includes(kind) ? name : places[name].publicId} ${kind}`;
    const there = standing.get(key) ?? make(name, kind);
    standing.set(key, there);
    return there;
  }

  /** Passkeys without a device have no name that could be shown. */
  const sweep = () => sql`delete from passkeys where name_sealed = ${noName}`;

  /** Whoever went to another workspace is back in theirs, and staff at work, for what comes next. */
  async function returnHome(name: KindName): Promise<void> {
    await sql`
      update sessions set chosen_workspace = ${places[name].workspaceId} where user_id = ${people[name].userId}`;
    if (kindOf(name).staff) await beOnVisit(sql, people[name], kindOf(name));
  }

  return { make, lasting, sweep, returnHome };
}

/** What is a person's own, in whatever workspace they are. */
export const personal: readonly ObjectKind[] = ["customer", "export", "inviteToMe", "passkey", "session"];

const noName = Buffer.from("00", "hex");

export type Objects = ReturnType<typeof createObjects>;

import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { getOverview } from "@/lib/analytics/get-overview";
import { disconnect } from "@/lib/connections/disconnect";
import { endGrace } from "@/lib/connections/end-grace";
import { type PersonContext, systemContext } from "@/lib/context";
import { toDay } from "@/lib/dates";
import { assumeRole } from "@/lib/db";
import { measured } from "@/lib/metrics/value";
import { platform } from "@/lib/platforms/registry";
import { expire } from "@/lib/privacy/retention";
import { syncAccount } from "@/lib/sync/sync-account";
import { type AccountOptions, createAccount, type MadeAccount } from "./accounts";
import { createPerson, type MadePerson, testNow } from "./builders";
import { ownDatabases } from "./own-database";
import { createDays } from "./readings";

const dayMs = 86_400_000;
/** So many days after the test's day. */
export const day = (count: number) => new Date(testNow.getTime() + count * dayMs);
export const justBefore = (at: Date) => new Date(at.getTime() - 1);

export interface Linked extends MadePerson {
  account: MadeAccount;
}

/** One platform's accounts and what time does to them: readings, nightly work, and the end of lost grants. */
export async function policyWorld(usual: string) {
  const { data } = await ownDatabases();
  assumeRole("tallyglass_worker");

  async function rows({ account }: Linked) {
    const [id, connection] = [String(account.id), String(account.connectionId)];
    const [row] = await data`select
      (select count(*)::int from accounts where id = ${id}) as accounts,
      (select count(*)::int from account_months where account_id = ${id}) as months,
      (select count(*)::int from posts where account_id = ${id}) as posts,
      (select count(*)::int from connection_secrets where connection_id = ${connection}) as secrets`;
    return { ...row };
  }

  const scope = ({ ctx }: Linked, now: Date) => ({
    workspaceId: ctx.workspaceId,
    userId: ctx.actor.userId,
    now,
  });

  /** A visit of the worker. */
  const visit = (link: Linked, now: Date) =>
    syncAccount(systemContext("sync-account", scope(link, now)), link.account.id);
  const nightly = (now: Date) => expire({ now, wall: now });
  /** The work that is due when the time of a lost grant is over. */
  const end = (link: Linked, now: Date) =>
    endGrace(systemContext("end-grace", scope(link, now)), link.account.connectionId);

  async function connection({ account }: Linked) {
    const [row] = await data`
      select state, delete_data_at from connections where id = ${String(account.connectionId)}`;
    return row;
  }

  return {
    data,
    rows,
    visit,
    nightly,
    end,
    connection,
    async link(options: AccountOptions = {}): Promise<Linked> {
      const person = await createPerson();
      // Else the nightly work would take them for somebody whose address was typed by another.
      await data`update users set verified_at = ${testNow} where id = ${String(person.ctx.actor.userId)}`;
      const id = options.platform ?? usual;
      const scopes = platform(id).descriptor.scopes.map(({ scope }) => scope);
      const account = await createAccount(person.ctx, {
        platform: id,
        grant: { scopes },
        months: ["2026-06-01"],
        posts: 2,
        ...options,
      });
      return { ...person, account };
    },
    /** That a grant which is refused from now on takes nothing with it, however long that lasts. */
    async expectKept(link: Linked) {
      await visit(link, day(1));
      expect(await connection(link)).toEqual({ state: "needs-reconnect", delete_data_at: null });
      await nightly(day(400));
      await end(link, day(400));
      expect(await rows(link)).toEqual(whole);
    },
  };
}

/** A disconnect does with the history what was chosen, at once. */
export async function expectHistoryByChoice(
  world: Awaited<ReturnType<typeof policyWorld>>,
  link: Linked,
): Promise<void> {
  await disconnect(link.ctx, { accountId: link.account.publicId, history: "keep" });
  expect(await world.rows(link)).toEqual(whole);
  const other = await world.link();
  await disconnect(other.ctx, { accountId: other.account.publicId, history: "delete" });
  expect(await world.rows(other)).toEqual({ ...gone, secrets: 1 });
}

export const whole = { accounts: 1, months: 1, posts: 2, secrets: 1 };
export const gone = { accounts: 0, months: 0, posts: 0, secrets: 0 };

/**
 * Follower counts that give themselves away when they are added: no sum of any two is in what the dashboard is made of,
 * though each of them is.
 */
export async function expectNothingAdded(
  ctx: PersonContext,
  accounts: readonly MadeAccount[],
): Promise<void> {
  const counts = accounts.map((_, index) => 1_000_003n + 10n ** BigInt(index + 7));
  for (const [index, account] of accounts.entries()) {
    const followers = measured(counts[index] ?? 0n);
    await createDays(ctx, account, [{ day: toDay(ctx.now), counts: { followers, posts: followers } }]);
  }
  const shown = JSON.stringify(await getOverview(ctx, {}));
  for (const [index, count] of counts.entries()) {
    expect(shown).toContain(count.toString());
    for (const other of counts.slice(index + 1)) expect(shown).not.toContain((count + other).toString());
  }
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Product files under these folders, tests and test builders left out. */
export function productFiles(...folders: string[]): { path: string; text: string }[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile() && /\.(tsx?|sql)$/.test(file.name) && !/\.test\./.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => !path.includes("/testing/"))
    .map((path) => ({ path: path.slice(root.length), text: readFileSync(path, "utf8") }));
}

/** The only places that add counts: of posts of one account. */
export function expectOneAccountInEverySum(): void {
  const adding = productFiles("app", "components", "lib")
    .filter(({ text }) => /import \{[^}]*\bsum\b[^}]*\} from "[^"]*combine"/.test(text))
    .map(({ path }) => path);
  expect(adding).toEqual(["lib/metrics/engagement.ts"]);
  const inSql = productFiles("db/functions").flatMap(({ path, text }) =>
    [...text.matchAll(/create or replace function (\w+)[\s\S]*?\$\$;/g)]
      .filter(([body]) =>
        /\bsum\(\w*\.?(followers|following|views|posts|likes|comments|shares)\b/.test(body ?? ""),
      )
      .map(([body, name]) => ({ place: `${path} ${name}`, body })),
  );
  expect(inSql.map(({ place }) => place)).toEqual(["db/functions/analytics.sql daily_gains"]);
  expect(inSql[0]?.body).toContain("from gains g group by g.account, g.day");
}

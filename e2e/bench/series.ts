import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { Agent, get } from "node:http";
import postgres from "postgres";
import { root } from "../../lib/start/paths.ts";
import type { Visitor } from "../visitor.ts";
import { interleaved, type Line, perSecond } from "./measure.ts";

const connections = 16;
const warmUpMilliseconds = 1_000;
const roundMilliseconds = 3_000;

/**
 * Line 1: a year of five metrics over 16 connections, with session, owner and framework, against a bare server that
 * sends the same rows. `visitor` is signed in.
 */
export async function measureSeries(url: string, databaseUrl: string, visitor: Visitor): Promise<Line> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const account = await makeAccount(sql);
  const floorPort = Number(new URL(url).port) + 2;
  const floor = spawn(process.execPath, ["e2e/bench/floor-server.ts"], {
    cwd: root,
    env: {
      ...process.env,
      FLOOR_PORT: String(floorPort),
      FLOOR_DATABASE_URL: databaseUrl,
      FLOOR_ACCOUNT: account.id,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await once(floor.stdout, "data");
    const ours = `${url}/api/accounts/${account.publicId}/series?period=365`;
    const headers = { cookie: visitor.cookies() };
    const bare = `http://127.0.0.1:${floorPort}/`;
    const result = await interleaved(
      5,
      () => load(ours, headers),
      () => load(bare, {}),
    );
    return {
      number: 1,
      name: `series of 365 days, ${connections} connections`,
      product: perSecond(result.product, "requests"),
      floor: `bare server, same rows: ${perSecond(result.floor, "requests")}`,
      ratio: result.ratio,
      spread: result.spread,
      gate: "≥ 0.5x",
      worldClass: "≥ 0.67x",
      isGatePassed: result.ratio >= 0.5,
    };
  } finally {
    floor.kill();
    await sql.end();
  }
}

/** Fourteen months of an account in the newest person's workspace. Its sealed text is never opened here. */
async function makeAccount(sql: postgres.Sql): Promise<{ id: string; publicId: string }> {
  const publicId = randomUUID();
  const [owner] = await sql<{ user_id: string; workspace_id: string; key_id: string }[]>`
    select i.user_id, i.workspace_id, u.key_id from member_index i join users u on u.id = i.user_id
    order by i.user_id desc limit 1`;
  if (!owner) throw new Error("Nobody has signed up");
  const [row] = await sql<{ id: string }[]>`
    insert into accounts (workspace_id, public_id, granted_by, key_id, platform, external_id_sealed, handle_sealed,
      profile_read_at, linked_at)
    values (${owner.workspace_id}, ${publicId}, ${owner.user_id}, ${owner.key_id}, 'youtube', ${randomBytes(40)},
      ${randomBytes(40)}, now(), now() - interval '14 months')
    returning id`;
  if (!row) throw new Error("The account was not made");
  await sql`
    insert into account_months (workspace_id, account_id, month, followers, following, views, posts, likes, states,
      read_seconds)
    select ${owner.workspace_id}, ${row.id}, m::date, f, f, v, p, v,
      array_fill(341::smallint, array[31]), array_fill(22200, array[31])
    from generate_series(date_trunc('month', now()) - interval '13 months', now(), interval '1 month') m,
      lateral (select array_agg(48000 + 12 * i) f, array_agg(1200000 + 9700 * i) v, array_agg(120 + i) p
               from generate_series(1, 31) i) days`;
  return { id: row.id, publicId };
}

/** @returns answered requests a second. @throws Error for any answer but 200 */
async function load(url: string, headers: Record<string, string>): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let answered = 0;
  let counting = false;
  let isOver = false;
  const client = async () => {
    while (!isOver) {
      await request(url, headers, agent);
      if (counting) answered += 1;
    }
  };
  const clients = Promise.all(Array.from({ length: connections }, client));
  await pause(warmUpMilliseconds);
  counting = true;
  const began = performance.now();
  await pause(roundMilliseconds);
  const seconds = (performance.now() - began) / 1000;
  counting = false;
  isOver = true;
  await clients;
  agent.destroy();
  return answered / seconds;
}

function request(url: string, headers: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent }, (response) => {
      response.resume();
      response.once("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    }).once("error", reject);
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

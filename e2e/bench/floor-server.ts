import { createServer } from "node:http";
import postgres from "postgres";

/**
 * The floor of the series' lines: nothing between a socket and the same arrays of the same rows. No session, no owner,
 * no framework. `node e2e/bench/floor-server.ts`, with FLOOR_PORT, FLOOR_DATABASE_URL and FLOOR_ACCOUNT (internal id);
 * `/?from=2026-01-01` gives the months from that day's on.
 */
const { FLOOR_PORT, FLOOR_DATABASE_URL = "", FLOOR_ACCOUNT = "" } = process.env;
const sql = postgres(FLOOR_DATABASE_URL, { max: 10 });

createServer(async (request, response) => {
  const from = new URL(request.url ?? "/", "http://floor").searchParams.get("from");
  const rows = await sql`
    select month::text, followers::text, following::text, views::text, posts::text, likes::text, states::text,
      read_seconds::text
    from account_months where account_id = ${FLOOR_ACCOUNT} and month >= date_trunc('month', ${from}::timestamp)
    order by month`;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(rows));
}).listen(Number(FLOOR_PORT), "127.0.0.1", () => console.log("listening"));

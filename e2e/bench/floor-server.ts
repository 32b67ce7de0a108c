import { createServer } from "node:http";
import postgres from "postgres";

/**
 * The floor of line 1: nothing between a socket and the same arrays of the same rows. No session, no owner, no
 * framework. `node e2e/bench/floor-server.ts`, with FLOOR_PORT, FLOOR_DATABASE_URL and FLOOR_ACCOUNT (internal id).
 */
const { FLOOR_PORT, FLOOR_DATABASE_URL = "", FLOOR_ACCOUNT = "" } = process.env;
const sql = postgres(FLOOR_DATABASE_URL, { max: 10 });

createServer(async (_request, response) => {
  const rows = await sql`
    select month::text, followers::text, following::text, views::text, posts::text, likes::text, states::text,
      read_seconds::text
    from account_months where account_id = ${FLOOR_ACCOUNT} order by month desc limit 12`;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(rows));
}).listen(Number(FLOOR_PORT), "127.0.0.1", () => console.log("listening"));

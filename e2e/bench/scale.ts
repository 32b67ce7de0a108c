import postgres from "postgres";
import { signUp } from "../sign-up.ts";
import { createVisitor } from "../visitor.ts";
import type { Inside } from "./inside.ts";
import { load } from "./load.ts";
import { interleaved, type Line, lineOf } from "./measure.ts";
import { newestOwner } from "./newest.ts";

const rounds = 5;
const roundMilliseconds = 1_500;

const one = { accounts: 1, days: 365, posts: 50 };
/** Two stand beside each other where one would have nothing to stand beside. */
const two = { accounts: 2, days: 365, posts: 25 };
const many = { accounts: 50, days: 1_826, posts: 100 };

type Person = { cookie: string; account: string };

/**
 * Line 20, of our own: what the server needs for a whole page of somebody with 50 accounts, 5 years and 5,000 posts,
 * against the same page of somebody with one account, a year and 50 posts.
 */
export async function measureScale(
  url: string,
  simulatorsUrl: string,
  databaseUrl: string,
  inside: Inside,
): Promise<Line[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const person = async (name: string, extent: typeof one): Promise<Person> => {
      const visitor = createVisitor(url);
      await signUp(visitor, simulatorsUrl, { email: `${name}@tallyglass.test` });
      const owner = await newestOwner(sql);
      const account = await inside.fillFor(owner, extent);
      // Titles are asked of the platform: its time is not ours.
      await sql`update users set show_covers = false where id = ${owner.userId}`;
      return { cookie: visitor.cookies(), account };
    };
    const small = await person("scale-one", one);
    const pair = await person("scale-two", two);
    const large = await person("scale-many", many);
    // As autovacuum has it within a minute.
    await sql`analyze account_months, posts, accounts`;
    const pages: [string, (of: Person) => string, Person][] = [
      ["/dashboard", () => "/dashboard?period=365", small],
      ["/accounts/[id]", ({ account }) => `/accounts/${account}?period=365`, small],
      ["/posts", () => "/posts", small],
      ["/compare", () => "/compare?period=365", pair],
    ];
    const lines: Line[] = [];
    for (const [name, path, base] of pages) {
      const time = async (of: Person) => {
        const headers = { cookie: of.cookie };
        const options = { headers, connections: 1, milliseconds: roundMilliseconds };
        return (await load(`${url}${path(of)}`, options)).median;
      };
      const result = await interleaved(
        rounds,
        () => time(large),
        () => time(base),
      );
      lines.push(
        lineOf(20, result.ratios, {
          name: `${name} for 50 accounts, 5 years, 5,000 posts`,
          product: `${result.product.toFixed(0)} ms of the server`,
          floor: `${base === pair ? "2 accounts" : "1 account"}, 1 year, 50 posts: ${result.floor.toFixed(0)} ms`,
          gate: "≤ 3x",
          worldClass: "≤ 1.5x",
          isGatePassed: result.ratio <= 3,
        }),
      );
    }
    return lines;
  } finally {
    await sql.end();
  }
}

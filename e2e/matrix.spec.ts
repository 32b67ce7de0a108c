import type { Sql } from "postgres";
import { expect, test } from "./fixtures.ts";
import { handlerCells, otherMethodCells, pageCells, type World } from "./matrix/cells.ts";
import { actAll, prepare, refusedCells } from "./matrix/cells-actions.ts";
import { type KindName, kindNames } from "./matrix/kinds.ts";
import { lines, strayLines, strayMethods } from "./matrix/lines.ts";
import { createObjects } from "./matrix/objects.ts";
import { scoreOf } from "./matrix/observatory.ts";
import { gather } from "./matrix/people.ts";
import { rowsAround } from "./matrix/rows.ts";
import { startSecureWeb } from "./matrix/secure-web.ts";
import { type Cell, walk } from "./matrix/walk.ts";
import { readListedCookies } from "./matrix/walls.ts";
import { openDatabase } from "./running-world.ts";

// Each stands on what the ones before it left.
test.describe.configure({ mode: "serial", timeout: 600_000 });

let sql: Sql;
let world: World;

test.beforeAll("every kind of person, with what is theirs", async () => {
  test.setTimeout(300_000);
  sql = openDatabase();
  const gathered = await gather(sql);
  const { people } = gathered;
  world = { people, objects: createObjects({ sql, ...gathered }), listed: await readListedCookies() };
});

test.afterAll(() => sql.end());

/** How much was asked stands in the report. */
async function expectAsSaid(cells: readonly Cell[]): Promise<void> {
  test.info().annotations.push({ type: "cells", description: String(cells.length) });
  expect(await walk(cells, world.listed)).toEqual([]);
}

test("every page, route handler and action of the build has its line in the policy, and every line stands for one", () => {
  expect(strayLines(lines)).toEqual([]);
});

test("a route handler knows the methods that have a line, and answers 405 to all others", async () => {
  expect(await strayMethods(lines)).toEqual([]);
});

test("a line that is taken out of the policy is missed, whichever it is", async () => {
  const unnoticed: string[] = [];
  for (const kind of ["pages", "handlers", "actions"] as const) {
    for (const line of lines[kind]) {
      const left = { ...lines, [kind]: lines[kind].filter((one) => one !== line) };
      const address = line.split(" ")[1] ?? "";
      const isNoticed =
        strayLines(left).length > 0 ||
        (kind === "handlers" && (await strayMethods(left, [address])).length > 0);
      if (!isNoticed) unnoticed.push(line);
    }
  }
  expect(unnoticed).toEqual([]);
});

test("every page opens to whom the policy says, and to others what is not theirs is as if it were not there", async () => {
  await expectAsSaid(await pageCells(world));
});

test("a page is asked for by GET, and by another method it is no more than that", async () => {
  await expectAsSaid(await otherMethodCells(world));
});

test("every route handler answers whom the policy says, and writes for our own pages alone", async () => {
  await expectAsSaid(await handlerCells(world));
});

test("what is answered over https has 130 points of MDN's observatory or more, whatever it is", async () => {
  const web = await startSecureWeb();
  try {
    const { ask: askSecurely, cookies } = web;
    const of = (name: KindName) => cookies(world.people[name].visitor.cookies());
    const answers = {
      "a public page": await askSecurely({ path: "/" }),
      "the way in": await askSecurely({ path: "/signin" }),
      "a page that is missing": await askSecurely({ path: "/no/such/page" }),
      "a page of who is signed in": await askSecurely({ path: "/settings/security" }, of("owner")),
      "a page that leads on": await askSecurely({ path: "/dashboard" }),
      "a page that broke": await askSecurely({ path: "/settings/workspace" }, of("nowhere")),
      "a route": await askSecurely({ path: "/api/activity?as=csv" }, of("owner")),
      "a route that refuses": await askSecurely({ path: "/api/activity?as=csv" }),
      "an answer with cookies": await askSecurely({ path: "/api/connect/youtube" }, of("owner")),
    };
    const cors = await askSecurely({
      method: "OPTIONS",
      path: "/",
      headers: { origin: "https://elsewhere.test", "access-control-request-method": "GET" },
    });
    const scores = Object.entries(answers).map(([what, answer]) => ({
      what,
      status: answer.status,
      points: scoreOf(answer, cors).points,
    }));
    expect(scores).toEqual([
      { what: "a public page", status: 200, points: 130 },
      { what: "the way in", status: 200, points: 130 },
      { what: "a page that is missing", status: 404, points: 130 },
      { what: "a page of who is signed in", status: 200, points: 130 },
      { what: "a page that leads on", status: 307, points: 130 },
      { what: "a page that broke", status: 500, points: 130 },
      { what: "a route", status: 200, points: 130 },
      { what: "a route that refuses", status: 401, points: 130 },
      { what: "an answer with cookies", status: 303, points: 135 },
    ]);
  } finally {
    await web.stop();
  }
});

test("what the refused ask for is there", async () => {
  await prepare(world);
});

for (const name of kindNames) {
  test(`an action that is refused to ${name}, or sent by another site, changes no row`, async () => {
    const cells = await refusedCells(world, name);
    const { before, after } = await rowsAround(sql, () => expectAsSaid(cells));
    expect(after).toEqual(before);
    await world.objects.sweep();
  });
}

for (const [words, isLast] of [
  ["every action works for whom the policy says", false],
  ["what ends something for good works for whom the policy says", true],
] as const) {
  test(words, async () => {
    const { cells, wrong } = await actAll(world, isLast);
    test.info().annotations.push({ type: "cells", description: String(cells) });
    expect(wrong).toEqual([]);
  });
}

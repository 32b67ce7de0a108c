import type { Sql } from "postgres";
import { expect, test } from "./fixtures.ts";
import { filled } from "./matrix/addresses.ts";
import { ask, fromOurPage } from "./matrix/ask.ts";
import { handlerCells, otherMethodCells, pageCells, type World } from "./matrix/cells.ts";
import { actAll, prepare, refusedCells } from "./matrix/cells-actions.ts";
import { type KindName, kindNames } from "./matrix/kinds.ts";
import { builtActions, builtHandlers, builtPages } from "./matrix/manifest.ts";
import { createObjects } from "./matrix/objects.ts";
import { scoreOf } from "./matrix/observatory.ts";
import { gather } from "./matrix/people.ts";
import { handlers, pages, withoutAddress } from "./matrix/policy.ts";
import { actions } from "./matrix/policy-actions.ts";
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
  const addresses = Object.keys(handlers).map((line) => line.split(" ")[1] ?? "");
  const lined = [...Object.keys(pages), ...withoutAddress];
  const names = Object.keys(actions);
  const built = [...builtActions.keys()];
  const sentences = (have: readonly string[], known: readonly string[], say: (one: string) => string) =>
    [...new Set(have)].filter((one) => !known.includes(one)).map(say);
  const isNew = (what: string, file: string) => (one: string) =>
    `${what} ${one} has no line: say in e2e/matrix/${file} who may.`;
  const isGone = (what: string, file: string) => (one: string) =>
    `${what} ${one} is not built any more: take its line out of e2e/matrix/${file}.`;
  expect([
    ...sentences(builtPages, lined, isNew("The page", "policy.ts")),
    ...sentences(builtHandlers, addresses, isNew("The route", "policy.ts")),
    ...sentences(built, names, isNew("The action", "policy-actions.ts")),
    ...sentences(lined, builtPages, isGone("The page", "policy.ts")),
    ...sentences(addresses, builtHandlers, isGone("The route", "policy.ts")),
    ...sentences(names, built, isGone("The action", "policy-actions.ts")),
  ]).toEqual([]);
});

test("a route handler knows the methods that have a line, and answers 405 to all others", async () => {
  const wrong: string[] = [];
  for (const address of builtHandlers) {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      if (`${method} ${address}` in handlers) continue;
      const { status } = await ask({ method, path: filled(address, {}, "x"), headers: fromOurPage });
      if (status === 405) continue;
      wrong.push(`${method} ${address} answers ${status}: say in e2e/matrix/policy.ts who may.`);
    }
  }
  expect(wrong).toEqual([]);
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

import { filled, idOf, standingsOf } from "./addresses.ts";
import { ask, fromElsewhere, fromNowhere, fromOurPage, type Question } from "./ask.ts";
import { expectedOfHandler, expectedOfPage, isHiddenPage } from "./expected.ts";
import { type KindName, kindNames, kindOf } from "./kinds.ts";
import type { Objects } from "./objects.ts";
import { type Outcome, outcomeOfHandler, outcomeOfPage } from "./outcome.ts";
import type { People } from "./people.ts";
import { anybody, handlers, pages } from "./policy.ts";
import type { Cell } from "./walk.ts";

/** `listed` are the cookies there may be. */
export type World = { people: People; objects: Objects; listed: readonly string[] };

const navigating = { "sec-fetch-mode": "navigate", "sec-fetch-site": "none", accept: "text/html" };

const waysToPage: Readonly<Record<string, (path: string) => Question>> = {
  "as a page": (path) => ({ path, headers: navigating }),
  "by the router": (path) => ({ path: `${path}?_rsc`, headers: { rsc: "1" } }),
  "by HEAD": (path) => ({ method: "HEAD", path, headers: navigating }),
};

const otherOrigins = { "from elsewhere": fromElsewhere, "from nowhere": fromNowhere } as const;

/** Where there is no page, and the address is as long as that of staff: "/admin" written backwards. */
const nobodysPage = { word: "nimda", of: (path: string) => path.replace("/admin", "/nimda") };

/**
 * Every page × kind of person × object × way of asking. Of a page that opens HEAD is asked by nobody: it says less. To
 * whom a page of staff is none, its answer is beside that of an address where no page is.
 */
export async function pageCells({ people, objects }: World): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const [pattern, policy] of Object.entries(pages)) {
    for (const name of kindNames) {
      for (const standing of standingsOf(policy.object)) {
        const id = await idOf(objects, name, policy.object, standing);
        const path = pattern === "/_not-found" ? "/no/such/page" : filled(pattern, policy.fill, id);
        const expected: Outcome =
          pattern === "/_not-found" ? "missing" : expectedOfPage(kindOf(name), policy, standing);
        const opens = expected === "ok" || expected === "forbidden";
        for (const [way, question] of Object.entries(waysToPage)) {
          if (opens && way === "by HEAD") continue;
          const cell: Cell = {
            name,
            title: `${pattern} with ${standing} object, ${way}`,
            expected: [expected],
            send: () => ask(question(path), people[name].visitor.cookies()),
            outcomeOf: (answer) => outcomeOfPage(answer, policy.may === anybody ? undefined : path),
          };
          const door = { question: `${pattern}, ${name}, ${way}`, standing, id };
          if (!isHiddenPage(kindOf(name), policy)) {
            cells.push({ ...cell, ...(policy.object ? { door } : {}) });
            continue;
          }
          const hidden = { ...door, question: `${door.question}, ${standing}` };
          cells.push(
            { ...cell, door: { ...hidden, standing: "foreign", id: "admin" } },
            {
              ...cell,
              title: `${nobodysPage.of(pattern)}, ${way}`,
              send: () => ask(question(nobodysPage.of(path)), people[name].visitor.cookies()),
              door: { ...hidden, standing: "missing", id: nobodysPage.word },
            },
          );
        }
      }
    }
  }
  return cells;
}

/** A method that no page knows gets whoever is nobody no further than a look, and another site's request nowhere. */
export async function otherMethodCells({ people, objects }: World): Promise<Cell[]> {
  const name = "nobody";
  const cells: Cell[] = [];
  for (const [pattern, policy] of Object.entries(pages).filter(([one]) => one !== "/_not-found")) {
    const path = filled(pattern, policy.fill, await idOf(objects, name, policy.object, "own"));
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const send = (origin: Readonly<Record<string, string>>) => () =>
        ask({ method, path, headers: origin }, people[name].visitor.cookies());
      const title = `${method} ${pattern}`;
      const expected = expectedOfPage(kindOf(name), policy, "own");
      cells.push(
        { name, title, expected: [expected], send: send(fromOurPage), outcomeOf: outcomeOfPage },
        {
          name,
          title: `${title} from elsewhere`,
          expected: ["cross-site"],
          send: send(fromElsewhere),
          outcomeOf: outcomeOfPage,
        },
      );
    }
  }
  return cells;
}

/** Every method of every route handler × kind of person × object, and from where it must not come. */
export async function handlerCells({ people, objects }: World): Promise<Cell[]> {
  const cells: Cell[] = [];
  const cookies = (name: KindName) => people[name].visitor.cookies();
  for (const [line, policy] of Object.entries(handlers)) {
    const [method = "", pattern = ""] = line.split(" ");
    for (const name of kindNames) {
      for (const standing of standingsOf(policy.object)) {
        const id = await idOf(objects, name, policy.object, standing);
        const path = filled(pattern, policy.fill, id) + (policy.query ?? "");
        const question = (origin: Readonly<Record<string, string>>): Question => ({
          method,
          path,
          headers: { ...origin, ...(policy.body ? { "content-type": policy.body.type } : {}) },
          ...(policy.body ? { body: policy.body.text } : {}),
        });
        const title = `${line} with ${standing} object`;
        cells.push({
          name,
          title,
          expected: [expectedOfHandler(kindOf(name), policy, standing)],
          send: () => ask(question(fromOurPage), cookies(name)),
          outcomeOf: outcomeOfHandler,
          ...(policy.object ? { door: { question: `${line}, ${name}`, standing, id } } : {}),
        });
        if (method === "GET" || policy.fromAnywhere) continue;
        for (const [whence, origin] of Object.entries(otherOrigins)) {
          cells.push({
            name,
            title: `${title}, ${whence}`,
            expected: ["cross-site"],
            send: () => ask(question(origin), cookies(name)),
            outcomeOf: outcomeOfHandler,
          });
        }
      }
    }
  }
  return cells;
}

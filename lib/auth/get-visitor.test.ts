import { beforeEach, expect, test, vi } from "vitest";
import { getVisitor, seenBrowser } from "./get-visitor";
import { browserHashes, codeHashes, current } from "./visitor";

const edge = vi.hoisted(() => ({
  cookies: new Map<string, string>(),
  headers: new Map<string, string>(),
  given: [] as [string, string][],
  after: [] as (() => Promise<void>)[],
}));
vi.mock("next/headers", () => ({
  headers: async () => ({ get: (name: string) => edge.headers.get(name) ?? null }),
  cookies: async () => ({
    get: (name: string) => (edge.cookies.has(name) ? { value: edge.cookies.get(name) } : undefined),
    set: (name: string, value: string) => edge.given.push([name, value]),
  }),
}));
vi.mock("next/server", () => ({ after: (work: () => Promise<void>) => edge.after.push(work) }));

const cookie = "a".repeat(43);

beforeEach(() => {
  edge.cookies = new Map();
  edge.headers = new Map();
  edge.given = [];
  edge.after = [];
});

test("a browser keeps its cookie, which is written again so that it stays known", async () => {
  edge.cookies.set("browser", cookie);
  expect(await getVisitor()).toMatchObject(browserHashes(cookie));
  expect(edge.given).toEqual([["browser", cookie]]);
});

test.each([
  ["none", undefined],
  ["one that is too short", "a".repeat(42)],
  ["one that is too long", "a".repeat(44)],
  ["one with foreign signs", `${"a".repeat(42)}=`],
])("a browser with %s gets a new cookie", async (_what, had) => {
  if (had) edge.cookies.set("browser", had);
  const visitor = await getVisitor();
  const [[name, given] = ["", ""]] = edge.given;
  expect(name).toBe("browser");
  expect(given).toMatch(/^[\w-]{43}$/);
  expect(given).not.toBe(had);
  expect(visitor).toMatchObject(browserHashes(given));
});

test("a visitor is what the front door and the browser say", async () => {
  edge.cookies.set("session", "a session");
  edge.headers = new Map([
    ["x-client-address", "203.0.113.9"],
    ["x-request-id", "request-1"],
    ["user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"],
  ]);
  expect(await getVisitor()).toMatchObject({
    address: "203.0.113.9",
    requestId: "request-1",
    device: "Firefox on Linux",
    session: "a session",
    wall: expect.any(Date),
    now: expect.any(Date),
  });
});

test("a visitor of whom nothing is said has no address, no session, and still an id", async () => {
  const visitor = await getVisitor();
  expect(visitor).toMatchObject({ address: "unknown", session: null, device: "Unknown browser" });
  expect(visitor.requestId).toMatch(/^[\da-f-]{36}$/);
});

test("a page knows only a browser that was here before", async () => {
  expect(await seenBrowser()).toBeNull();
  edge.cookies.set("browser", cookie);
  expect(await seenBrowser()).toEqual({ browser: browserHashes(cookie).browser, wall: expect.any(Date) });
  expect(edge.given).toEqual([]);
});

test("work for later runs after the answer, and the log says when it failed", async () => {
  edge.headers.set("x-request-id", "request-1");
  const visitor = await getVisitor();
  const done: string[] = [];
  visitor.later(async () => {
    done.push("done");
  });
  visitor.later(async () => {
    throw new TypeError("not for the log");
  });
  expect(done).toEqual([]);
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  for (const work of edge.after) await work();
  const said = out.mock.calls.map(([line]) => JSON.parse(String(line)));
  out.mockRestore();
  expect(done).toEqual(["done"]);
  expect(said).toEqual([
    expect.objectContaining({ event: "visitor.work-failed", requestId: "request-1", error: "TypeError" }),
  ]);
});

test("a code is another in another browser, and under another look-up it is not the browser's", () => {
  const [mine, theirs] = [browserHashes(cookie), browserHashes("b".repeat(43))];
  expect(codeHashes(mine, "123456")).toHaveLength(1);
  expect(codeHashes(mine, "123456")).toEqual(codeHashes(mine, "123456"));
  expect(codeHashes(mine, "123456")).not.toEqual(codeHashes(theirs, "123456"));
  expect(codeHashes(mine, "123456")).not.toEqual(codeHashes(mine, "123457"));
  expect(mine.knownAs).not.toEqual(mine.browser);
});

test("of several hashes the first is stored, and without any nothing is", () => {
  const [one, two] = [Buffer.from("1"), Buffer.from("2")];
  expect(current([one, two])).toBe(one);
  expect(() => current([])).toThrow("APP_KEYS holds no key");
});

import type { ServerResponse } from "node:http";
import { inspect } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createEgress, type Egress } from "@/lib/http/egress";
import { startLocalServer } from "@/lib/testing/local-server";
import { PlatformError } from "./errors";
import { askJson, parseJson, readAs } from "./json-api";

let server: Awaited<ReturnType<typeof startLocalServer>>;
let answer: (response: ServerResponse) => void;
let egress: Egress;
beforeAll(async () => {
  server = await startLocalServer((_request, response) => answer(response));
});
beforeEach(() => {
  egress = createEgress({ label: "here", hosts: [server.origin], limits: { bytes: 100 } });
});
afterAll(() => server.close());

const ask = (init?: RequestInit) => askJson(egress, new URL("/path?token=secret", server.origin), init);
const failure = (error: unknown) => (error instanceof PlatformError ? error.failure : error);
const failureOf = (call: Promise<unknown>) => call.then(() => "it answered", failure);

test("an answer comes with its status, whatever it is", async () => {
  answer = (response) => response.writeHead(401, { "x-note": "1" }).end('{"error":{"code":"no"}}');
  const { status, headers, isEmpty, body } = await ask();
  expect([status, headers.get("x-note"), isEmpty, body]).toEqual([
    401,
    "1",
    false,
    { error: { code: "no" } },
  ]);
});

test("no JSON is undefined, nothing is empty, and null is JSON", async () => {
  const bodies: unknown[] = [];
  for (const text of ["<html>", "", " \n", "null"]) {
    answer = (response) => response.end(text);
    const { isEmpty, body } = await ask();
    bodies.push([isEmpty, body]);
  }
  expect(bodies).toEqual([
    [false, undefined],
    [true, undefined],
    [true, undefined],
    [false, null],
  ]);
});

test("no answer is a failure of the platform's kinds", async () => {
  answer = (response) => response.end("x".repeat(101));
  expect(await failureOf(ask())).toEqual({ kind: "unexpected", reason: "shape" });
  answer = (response) => response.writeHead(302, { location: "https://example.org/" }).end();
  expect(await failureOf(ask())).toEqual({ kind: "unexpected", reason: "shape" });
  answer = (response) => response.destroy();
  expect(await failureOf(ask({ method: "POST" }))).toEqual({ kind: "unavailable", reason: "network" });
  const elsewhere = askJson(egress, new URL("https://example.org/"));
  expect(await failureOf(elsewhere)).toEqual({ kind: "unexpected", reason: "configuration" });
});

test("a token that is no header is in no error", async () => {
  const error = await ask({ headers: { authorization: "Bearer se\ncret" } }).catch(
    (thrown: unknown) => thrown,
  );
  expect(failure(error)).toEqual({ kind: "unexpected", reason: "request" });
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain("cret");
});

test("whole numbers keep every digit, and everything else is what JSON says", () => {
  const text = '{"id":7480899653156850951,"low":-9223372036854775808,"n":151200,"x":1.5,"e":1e300,"s":"7"}';
  expect(parseJson(text)).toEqual({
    id: 7_480_899_653_156_850_951n,
    low: -9_223_372_036_854_775_808n,
    n: 151_200,
    x: 1.5,
    e: 1e300,
    s: "7",
  });
  expect(parseJson("9007199254740991")).toBe(9_007_199_254_740_991);
  expect(parseJson("9007199254740992")).toBe(9_007_199_254_740_992n);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const written = JSON.stringify(value, (_key, held) =>
        typeof held === "number" && !Number.isSafeInteger(held) ? 0.5 : held,
      );
      expect(parseJson(written)).toEqual(JSON.parse(written));
    }),
  );
});

test("what is not as documented is named by its path, not by its value", () => {
  const Shape = z.object({ user: z.object({ id: z.string() }) });
  expect(readAs(Shape, { user: { id: "a", more: 1 } })).toEqual({ user: { id: "a" } });
  expect(() => readAs(Shape, { user: { id: 1 } })).toThrow(PlatformError);
  try {
    readAs(Shape, { user: {} });
  } catch (error) {
    expect(failure(error)).toEqual({ kind: "unexpected", reason: "shape", path: "user.id" });
  }
});

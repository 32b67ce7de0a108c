import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { hintScripts } from "@/lib/start/hint-scripts";
import { packAssets } from "@/lib/start/pack-assets";
import { openPackedAssets } from "./packed-assets";

const script = "export const counted = 1;\n".repeat(200);
let serve: ReturnType<typeof openPackedAssets>;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "tallyglass-assets-"));
  await writeFile(join(folder, "counts~1.js"), script);
  await writeFile(join(folder, "face.woff2"), "packed already");
  await mkdir(join(folder, "chunks", "old"), { recursive: true });
  for (const name of ["page.css", "old/mark.svg", "old/curves.json", "licences.txt"])
    await writeFile(join(folder, "chunks", name), script);
  await packAssets(folder);
  // What no packing of ours writes is none of ours.
  for (const name of ["odd.bin.br", "noted.js.br.txt", "js.br"]) await writeFile(join(folder, name), "x");
  serve = openPackedAssets(folder);
});

function ask(url: string, headers: IncomingHttpHeaders, method = "GET", from = serve) {
  const said: { status?: number; headers?: Record<string, unknown>; body?: Buffer | undefined } = {};
  const response = {
    writeHead: (status: number, own: Record<string, unknown>) =>
      Object.assign(said, { status, headers: own }),
    end: (body?: Buffer) => Object.assign(said, { body }),
  };
  const isAnswered = from({ method, url, headers }, response as unknown as Parameters<typeof serve>[1]);
  return isAnswered ? said : null;
}

test("a browser gets the script as tightly packed as it can take", () => {
  const tight = ask("/_next/static/counts~1.js", { "accept-encoding": "gzip, deflate, br, zstd" });
  expect(tight?.headers).toMatchObject({
    "Content-Type": "application/javascript; charset=UTF-8",
    "Content-Encoding": "br",
    "Cache-Control": "public, max-age=31536000, immutable",
    Vary: "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  expect(brotliDecompressSync(tight?.body ?? "").toString()).toBe(script);
  const older = ask("/_next/static/counts~1.js?v=2", { "accept-encoding": "br;q=0, gzip;q=0.5" });
  expect(older?.headers).toMatchObject({ "Content-Encoding": "gzip", "Content-Length": older?.body?.length });
  expect(gunzipSync(older?.body ?? "").toString()).toBe(script);
});

test("scripts alone are marked for their compiler, once, and say what they said", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tallyglass-scripts-"));
  for (const name of ["page.js", "page.css"]) await writeFile(join(folder, name), script);
  for (let build = 1; build <= 2; build += 1) await hintScripts(folder);
  expect(await readFile(join(folder, "page.js"), "utf8")).toBe(`//# allFunctionsCalledOnLoad\n${script}`);
  expect(await readFile(join(folder, "page.css"), "utf8")).toBe(script);
});

test.each([
  ["page.css", "text/css; charset=UTF-8"],
  ["old/mark.svg", "image/svg+xml"],
  ["old/curves.json", "application/json; charset=UTF-8"],
  ["licences.txt", "text/plain; charset=UTF-8"],
])("%s is served as what it is, in whatever folder", (name, type) => {
  const served = ask(`/_next/static/chunks/${name}`, { "accept-encoding": "br" });
  expect(served?.status).toBe(200);
  expect(served?.headers).toMatchObject({ "Content-Type": type, "Content-Length": served?.body?.length });
  expect(brotliDecompressSync(served?.body ?? "").toString()).toBe(script);
});

test.each([
  ["br", "br"],
  ["gzip,br", "br"],
  ["gzip ;q=1.0 , br ; q=0.001", "br"],
  ["br;q=0.0, gzip;q=1", "gzip"],
  ["br;q=0., gzip", "gzip"],
  ["xbr, brotli, gzip", "gzip"],
  [["deflate", "gzip"] as unknown as string, "gzip"],
  ["br;q=0, gzip;q=0.000", undefined],
  ["br;q=, xgzip", undefined],
])("who wants %s is given %s", (wanted, encoding) => {
  const served = ask("/_next/static/counts~1.js", { "accept-encoding": wanted });
  expect(served?.headers?.["Content-Encoding"]).toBe(encoding);
});

test("whoever asks about it alone gets no body", () => {
  const told = ask("/_next/static/counts~1.js", { "accept-encoding": "br" }, "HEAD");
  expect(told).toMatchObject({ status: 200, body: undefined, headers: { "Content-Encoding": "br" } });
});

test.each<[string, string, IncomingHttpHeaders, string?]>([
  ["a browser that takes no packing", "/_next/static/counts~1.js", { "accept-encoding": "identity" }],
  ["one that names no encoding", "/_next/static/counts~1.js", {}],
  ["part of a file", "/_next/static/counts~1.js", { "accept-encoding": "br", range: "bytes=10-5" }],
  ["a file that is packed already", "/_next/static/face.woff2", { "accept-encoding": "br" }],
  ["a packing of what we do not serve", "/_next/static/odd.bin", { "accept-encoding": "br" }],
  ["a name with more behind the packing", "/_next/static/noted.js", { "accept-encoding": "br" }],
  ["a name without an ending", "/_next/static/js", { "accept-encoding": "br" }],
  ["a name that does not exist", "/_next/static/../counts~1.js", { "accept-encoding": "br" }],
  ["a page", "/counts~1.js", { "accept-encoding": "br" }],
  ["something written", "/_next/static/counts~1.js", { "accept-encoding": "br" }, "POST"],
])("leaves to the framework: %s", (_, url, headers, method) => {
  expect(ask(url, headers, method)).toBeNull();
});

test("before a build there is nothing to serve, and nothing breaks", () => {
  const nothing = openPackedAssets(join(tmpdir(), "tallyglass-assets-that-are-not-there"));
  expect(ask("/_next/static/counts~1.js", { "accept-encoding": "br" }, "GET", nothing)).toBeNull();
});

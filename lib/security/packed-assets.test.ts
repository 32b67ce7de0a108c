import { mkdtemp, writeFile } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { packAssets } from "@/lib/start/pack-assets";
import { openPackedAssets } from "./packed-assets";

const script = "export const counted = 1;\n".repeat(200);
let serve: ReturnType<typeof openPackedAssets>;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "tallyglass-assets-"));
  await writeFile(join(folder, "counts~1.js"), script);
  await writeFile(join(folder, "face.woff2"), "packed already");
  await packAssets(folder);
  serve = openPackedAssets(folder);
});

function ask(url: string, headers: IncomingHttpHeaders, method = "GET") {
  const said: { status?: number; headers?: Record<string, unknown>; body?: Buffer | undefined } = {};
  const response = {
    writeHead: (status: number, own: Record<string, unknown>) =>
      Object.assign(said, { status, headers: own }),
    end: (body?: Buffer) => Object.assign(said, { body }),
  };
  const isAnswered = serve({ method, url, headers }, response as unknown as Parameters<typeof serve>[1]);
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

test("whoever asks about it alone gets no body", () => {
  const told = ask("/_next/static/counts~1.js", { "accept-encoding": "br" }, "HEAD");
  expect(told).toMatchObject({ status: 200, body: undefined, headers: { "Content-Encoding": "br" } });
});

test.each<[string, string, IncomingHttpHeaders, string?]>([
  ["a browser that takes no packing", "/_next/static/counts~1.js", { "accept-encoding": "identity" }],
  ["one that names no encoding", "/_next/static/counts~1.js", {}],
  ["part of a file", "/_next/static/counts~1.js", { "accept-encoding": "br", range: "bytes=10-5" }],
  ["a file that is packed already", "/_next/static/face.woff2", { "accept-encoding": "br" }],
  ["a name that does not exist", "/_next/static/../counts~1.js", { "accept-encoding": "br" }],
  ["a page", "/counts~1.js", { "accept-encoding": "br" }],
  ["something written", "/_next/static/counts~1.js", { "accept-encoding": "br" }, "POST"],
])("leaves to the framework: %s", (_, url, headers, method) => {
  expect(ask(url, headers, method)).toBeNull();
});

import "server-only";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, sep } from "node:path";

const address = "/_next/static/";

/** By the ending of a packed file, the tighter one first. */
const encodings = { br: "br", gz: "gzip" } as const;
const types: Readonly<Record<string, string>> = {
  js: "application/javascript; charset=UTF-8",
  css: "text/css; charset=UTF-8",
  svg: "image/svg+xml",
  json: "application/json; charset=UTF-8",
  txt: "text/plain; charset=UTF-8",
};

type Packed = { type: string; bodies: Partial<Record<keyof typeof encodings, Buffer>> };

/**
 * Serves the build's scripts and styles as they were packed with it, out of memory. What was not packed, parts of a
 * file and browsers that take neither packing are the framework's to answer.
 * @returns true when the request was answered
 */
export function openPackedAssets(
  folder: string,
): (
  request: Pick<IncomingMessage, "method" | "url" | "headers">,
  response: Pick<ServerResponse, "writeHead" | "end">,
) => boolean {
  const files = readPacked(folder);
  return ({ method, url = "", headers }, response) => {
    if (!url.startsWith(address) || (method !== "GET" && method !== "HEAD") || headers.range) return false;
    const file = files.get(url.slice(address.length).split("?", 1)[0] ?? "");
    const wanted = headers["accept-encoding"] ?? "";
    for (const [ending, encoding] of Object.entries(encodings)) {
      const body = file?.bodies[ending as keyof typeof encodings];
      if (!file || !body || !accepts(wanted, encoding)) continue;
      response.writeHead(200, {
        "Content-Type": file.type,
        "Content-Encoding": encoding,
        "Content-Length": body.length,
        // A changed file has another name.
        "Cache-Control": "public, max-age=31536000, immutable",
        Vary: "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
      });
      response.end(method === "HEAD" ? undefined : body);
      return true;
    }
    return false;
  };
}

function readPacked(folder: string): Map<string, Packed> {
  const files = new Map<string, Packed>();
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  for (const name of names) {
    const [, file, extension = "", ending] = /^(.*\.(\w+))\.(br|gz)$/.exec(name) ?? [];
    const type = types[extension];
    if (!file || !type) continue;
    const key = file.split(sep).join("/");
    const packed = files.get(key) ?? { type, bodies: {} };
    packed.bodies[ending as keyof typeof encodings] = readFileSync(join(folder, name));
    files.set(key, packed);
  }
  return files;
}

/** As browsers ask: a list of names, perhaps weighted; a weight of nothing is a refusal. */
function accepts(wanted: string | string[], encoding: string): boolean {
  return new RegExp(
    `(?:^|,)\\s*${encoding}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[\\d.]+\\s*)?(?:,|$)`,
  ).test(String(wanted));
}

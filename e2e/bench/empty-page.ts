import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { root } from "../../lib/start/paths.ts";

/** Kilobytes of gzipped script for a page of this framework with nothing of ours on it. */
export async function emptyPageScript(url: string): Promise<number> {
  const manifest = await readFile(join(root, ".next", "build-manifest.json"), "utf8");
  const { rootMainFiles } = JSON.parse(manifest) as { rootMainFiles: string[] };
  const sizes = await Promise.all(rootMainFiles.map((file) => bytesOf(`${url}/_next/${file}`)));
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / 1024;
}

/** As gzip packs it, which is what floors and peers are known by: nothing is unpacked here. */
export function bytesOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.once("end", () => resolve(bytes));
    }).once("error", reject);
  });
}

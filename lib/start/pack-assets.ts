import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

/** Fonts and pictures are packed already. */
const isPackable = (name: string) => /\.(js|css|svg|json|txt)$/.test(name);

/** Packs what every browser loads, as tightly as can be: done once here, it costs no answer anything. */
export async function packAssets(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !isPackable(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path);
    // Quality 11 is what brotli does unasked.
    await writeFile(`${path}.br`, await promisify(brotliCompress)(text));
    await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
  }
}

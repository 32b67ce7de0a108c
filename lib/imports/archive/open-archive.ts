import "server-only";
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { z } from "zod";
import { InvalidInputError } from "@/lib/errors";
import { t } from "@/lib/language/t";

/** Packed, below what the framework passes on whole, and unpacked in all. The library stops a file that grows beyond the size it states. */
export const mostZipBytes = 10_000_000;
const mostBytes = 300_000_000;
const mostEntries = 200;
const mostLineLength = 20_000;

/** The names our exports give their files; a folder, a way out of one or anything else is none of them. */
const fileName = /^(?:README\.txt|dictionary\.json|manifest\.json|data\/[a-z_]{1,60}\.(?:jsonl|csv))$/;

const Manifest = z.strictObject({
  format: z.literal("tallyglass-export"),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  scope: z.strictObject({
    accounts: z.array(z.uuid()).nullable(),
    from: z.iso.date().nullable(),
    to: z.iso.date().nullable(),
  }),
  files: z
    .array(
      z.strictObject({
        path: z.string().regex(fileName),
        bytes: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        rows: z.int().min(0).nullable(),
      }),
    )
    .max(mostEntries),
});

/** Called with each line of a file, in order. */
type LineReader = (line: string) => void;

/**
 * Reads an archive of ours file by file, in the order of `readers` and then the rest, and checks each against the
 * manifest. What was read counts only when this returns: until then it may turn out to be altered.
 * @throws InvalidInputError for everything that is not exactly what an export wrote
 */
export async function openArchive(zip: Buffer, readers: Readonly<Record<string, LineReader>>): Promise<void> {
  if (zip.length > mostZipBytes) {
    throw new InvalidInputError(
      t("The archive is larger than 10 MB. Export this account alone and bring that."),
    );
  }
  const { file, entries } = await listEntries(zip);
  const manifestEntry = entries.get("manifest.json");
  if (!manifestEntry)
    throw new InvalidInputError(t("This archive is not one that Tallyglass wrote: it has no manifest.json."));
  const manifest = readManifest((await readWhole(file, manifestEntry)).toString("utf8"));
  const named = new Map(manifest.files.map((one) => [one.path, one]));
  const unnamed = [...entries.keys()].find((path) => path !== "manifest.json" && !named.has(path));
  if (unnamed)
    throw new InvalidInputError(
      t("This archive is not one that Tallyglass wrote: {path} is not in its manifest.", { path: unnamed }),
    );
  for (const path of new Set([...Object.keys(readers), ...named.keys()])) {
    const [entry, expected] = [entries.get(path), named.get(path)];
    if (!entry || !expected)
      throw new InvalidInputError(
        t("This archive is not one that Tallyglass wrote: {path} is missing.", { path }),
      );
    const found = await readEntry(file, entry, readers[path]);
    if (found.sha256 !== expected.sha256 || found.bytes !== expected.bytes) {
      throw new InvalidInputError(
        t(
          "{path} is not as it was written: its SHA-256 is not the manifest's. Bring the archive as you downloaded it.",
          { path },
        ),
      );
    }
  }
}

async function listEntries(zip: Buffer): Promise<{ file: ZipFile; entries: Map<string, Entry> }> {
  try {
    const file = await fromBufferPromise(zip, { lazyEntries: true, strictFileNames: true });
    const entries = new Map<string, Entry>();
    let bytes = 0;
    if (file.entryCount > mostEntries)
      throw new InvalidInputError(
        t("This archive is not one that Tallyglass wrote: it holds too many files."),
      );
    for await (const entry of file.eachEntry()) {
      if (!fileName.test(entry.fileName))
        throw new InvalidInputError(
          t("This archive is not one that Tallyglass wrote: it holds a file that our exports never do."),
        );
      if (entries.has(entry.fileName))
        throw new InvalidInputError(
          t("This archive is not one that Tallyglass wrote: it holds {path} twice.", {
            path: entry.fileName,
          }),
        );
      entries.set(entry.fileName, entry);
      bytes += entry.uncompressedSize;
      if (bytes > mostBytes) {
        throw new InvalidInputError(
          t(
            "Unpacked, the archive is larger than 300 MB. Export this account alone, or a span of days, and bring that.",
          ),
        );
      }
    }
    return { file, entries };
  } catch (error) {
    throw asRefusal(error);
  }
}

function readManifest(text: string): z.output<typeof Manifest> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InvalidInputError(
      t("This archive is not one that Tallyglass wrote: its manifest cannot be read."),
    );
  }
  const parsed = Manifest.safeParse(value);
  if (!parsed.success)
    throw new InvalidInputError(
      t("This archive is not one that Tallyglass wrote: its manifest is not one of ours."),
    );
  return parsed.data;
}

async function readWhole(file: ZipFile, entry: Entry): Promise<Buffer> {
  const parts: Buffer[] = [];
  await readChunks(file, entry, (chunk) => parts.push(chunk));
  return Buffer.concat(parts);
}

async function readEntry(
  file: ZipFile,
  entry: Entry,
  onLine: LineReader | undefined,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  const decoder = new TextDecoder("utf-8");
  let bytes = 0;
  let rest = "";
  await readChunks(file, entry, (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
    if (!onLine) return;
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > mostLineLength)
      throw new InvalidInputError(
        t("This archive is not one that Tallyglass wrote: a line of {path} is longer than any of ours.", {
          path: entry.fileName,
        }),
      );
    for (const line of lines) onLine(line);
  });
  if (onLine && rest !== "") onLine(rest);
  return { bytes, sha256: hash.digest("hex") };
}

async function readChunks(file: ZipFile, entry: Entry, onChunk: (chunk: Buffer) => void): Promise<void> {
  let stream: Readable | null = null;
  try {
    if (entry.isEncrypted())
      throw new InvalidInputError(
        t("This archive is not one that Tallyglass wrote: it is locked with a password."),
      );
    stream = await file.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      onChunk(chunk);
    }
  } catch (error) {
    stream?.destroy();
    throw asRefusal(error);
  }
}

/** Whatever the library finds wrong with the file's shape is one sentence for a person. */
function asRefusal(error: unknown): InvalidInputError {
  if (error instanceof InvalidInputError) return error;
  // Of ours, not of the file's.
  if (error instanceof TypeError || error instanceof RangeError) throw error;
  return new InvalidInputError(
    t("This file is not a whole ZIP archive. It may have been cut off on its way: download it once more."),
  );
}

import "server-only";
import { unzip } from "./unzip";

/** A cell as a spreadsheet would take it: a number, text, or nothing. */
type Read = number | string | null;

/** Every sheet of an XLSX by its name, read from its XML alone: nothing that wrote it has a part in this. */
export async function readWorkbook(file: Uint8Array): Promise<Map<string, Read[][]>> {
  const files = await unzip(Buffer.from(file));
  const part = (path: string) => files.get(path)?.toString("utf8") ?? "";
  const shared = all(part("xl/sharedStrings.xml"), /<si><t[^>]*>([^<]*)<\/t><\/si>/g).map(([, text]) =>
    plain(text),
  );
  const targets = new Map(
    all(part("xl/_rels/workbook.xml.rels"), /<Relationship ([^>]*)>/g).map(([, text]) => {
      const of = attributes(text);
      return [of.get("Id"), of.get("Target")] as const;
    }),
  );
  return new Map(
    all(part("xl/workbook.xml"), /<sheet ([^>]*)>/g).map(([, text]) => {
      const of = attributes(text);
      return [plain(of.get("name")), readSheet(part(`xl/${targets.get(of.get("r:id"))}`), shared)];
    }),
  );
}

function readSheet(xml: string, shared: readonly string[]): Read[][] {
  return all(xml, /<row [^>]*>(.*?)<\/row>/gs).map(([, body = ""]) => {
    const cells: Read[] = [];
    for (const [, head, inside = ""] of all(body, /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const of = attributes(head);
      const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1];
      if (inside.includes("<f>")) throw new Error("A formula");
      const at = column(of.get("r") ?? "");
      while (cells.length < at) cells.push(null);
      cells.push(
        value === undefined ? null : of.get("t") === "s" ? (shared[Number(value)] ?? null) : Number(value),
      );
    }
    return cells;
  });
}

/** 0 for "A7", 27 for "AB1". */
function column(reference: string): number {
  const letters = reference.replace(/\d/g, "");
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function all(text: string, pattern: RegExp): RegExpMatchArray[] {
  return [...text.matchAll(pattern)];
}

function attributes(text = ""): Map<string, string> {
  return new Map(all(text, /([\w:]+)="([^"]*)"/g).map(([, name = "", value = ""]) => [name, value]));
}

function plain(text = ""): string {
  return text.replace(
    /&(lt|gt|quot|apos|amp);/g,
    (_, name: string) => ({ lt: "<", gt: ">", quot: '"', apos: "'" })[name] ?? "&",
  );
}

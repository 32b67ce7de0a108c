import "server-only";
import { z } from "zod";
import { InvalidInputError, NotFoundError } from "@/lib/errors";
import { readBody } from "@/lib/http/read-body";
import { t } from "@/lib/language/t";
import { mostZipBytes } from "./archive/open-archive";

/** Ten thousand days with every count, and room to spare. */
const mostTableBytes = 2_000_000;

/** What a browser brings: an archive as its bytes, or a table's days as JSON. */
export type Sent = { accountId: string; token: string } & ({ zip: Buffer } | { table: unknown });

/** @throws NotFoundError for an address that names no account, InvalidInputError for a body that is neither */
export async function readImportRequest(request: Request, id: string): Promise<Sent> {
  const accountId = z.uuid().safeParse(id);
  if (!accountId.success) throw new NotFoundError("Account");
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const place = { accountId: accountId.data, token };
  switch (request.headers.get("content-type")?.split(";")[0]) {
    case "application/zip":
      return { ...place, zip: await readBody(request, mostZipBytes) };
    case "application/json":
      return { ...place, table: parse((await readBody(request, mostTableBytes)).toString("utf8")) };
    default:
      throw new InvalidInputError(t("A table of days or an archive of ours is needed."));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInputError(t("These days could not be read. Choose the file again."));
  }
}

/** @throws InvalidInputError for what a page of ours never sends */
export function checked<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new InvalidInputError(t("These days could not be read. Choose the file again."));
  return parsed.data;
}

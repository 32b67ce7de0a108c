import "server-only";
import { timingSafeEqual } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { PersonContext } from "@/lib/context";
import { lookup, lookups } from "@/lib/crypto/keys";
import { ConflictError } from "@/lib/errors";
import { t } from "@/lib/language/t";

interface Previewed {
  accountId: string;
  /** Of what was previewed. */
  digest: string;
}

/** Names the import that a preview can become: one, by this person, to this account, of exactly this. */
export function previewToken(ctx: PersonContext, previewed: Previewed): string {
  const importId = uuidv7();
  return `${importId}.${lookup("import-preview", signed(ctx, previewed, importId)).toString("base64url")}`;
}

/**
 * The import a token names.
 * @throws ConflictError when it was given for something else: another file, other choices, another account
 */
export function openToken(ctx: PersonContext, token: string, previewed: Previewed): string {
  const [importId = "", signature = ""] = token.split(".");
  const given = Buffer.from(signature, "base64url");
  const isOurs = lookups("import-preview", signed(ctx, previewed, importId)).some(
    (expected) => expected.length === given.length && timingSafeEqual(expected, given),
  );
  if (!isOurs) throw new ConflictError(t("This is not what the preview showed. Preview it again."));
  return importId;
}

function signed(ctx: PersonContext, { accountId, digest }: Previewed, importId: string): string {
  return [importId, ctx.actor.publicId, accountId, digest].join(":");
}

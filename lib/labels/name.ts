import "server-only";
import { z } from "zod";
import { type Context, workspaceOf } from "@/lib/context";
import { lookups } from "@/lib/crypto/keys";
import { t } from "@/lib/language/t";

const longest = 40;
const tooLong = { error: () => t("A label has at most {longest} characters.", { longest }) };

/** One line of visible text, each run of blanks one blank. */
export const LabelName = z
  .string()
  .max(400, tooLong)
  .transform((text) => text.normalize("NFC").trim().replace(/\s+/gu, " "))
  .pipe(
    z
      .string()
      .min(1, { error: () => t("Write a label first.") })
      .refine((text) => [...text].length <= longest, tooLong)
      .refine((text) => !/\p{C}/u.test(text), {
        error: () => t("A label is made of visible characters."),
      }),
  );

/** What a label is found by, whatever its capitals: its HMAC under every root key in use, the current one first. */
export function labelDigests(ctx: Context, name: string): Buffer[] {
  return lookups("label-lookup", `${workspaceOf(ctx)}:${name.normalize("NFKC").toLowerCase()}`);
}

/** The same in hex, as the functions of the database take them; null for no label in particular. */
export function labelLookups(ctx: Context, name: string | null): string[] | null {
  return name === null ? null : labelDigests(ctx, name).map((digest) => digest.toString("hex"));
}

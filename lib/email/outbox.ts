import "server-only";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { Mail } from "./layout";

let said = false;

/**
 * Without a mail provider (a local start) mails become files that any mail program opens. Said once on the console:
 * otherwise nobody would know where the sign-in code went.
 */
export async function writeToOutbox(to: string, mail: Mail, idempotencyKey: string): Promise<void> {
  const folder = join(env.DATA_DIR, "outbox");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!said) {
    log("mail.kept-in-outbox", { detail: `No RESEND_API_KEY: mails are written to ${folder}` });
    said = true;
  }
  const content = [
    `From: ${env.MAIL_FROM ?? "Tallyglass <tallyglass@localhost>"}`,
    `To: ${to}`,
    `Subject: ${mail.subject}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    mail.text,
    "",
  ].join("\n");
  // The key names the file: sent twice, it is there once.
  const name = idempotencyKey.replace(/[^\w-]+/g, "_");
  await writeFile(join(folder, `${name}.eml`), content, { mode: 0o600 });
}

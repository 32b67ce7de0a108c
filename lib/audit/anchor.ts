import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { addDays, startOfDay, toDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { send } from "@/lib/email/send";
import { log } from "@/lib/log";
import { privacyContact } from "@/lib/privacy/contact";
import { beginning } from "./link";

/**
 * Takes the head of the chain as it stood at the end of yesterday out of the database: into the log, and to the privacy
 * contact, so that whoever rewrites the whole chain is found out. Tried again it says the same, and the mail comes once.
 */
export async function anchorAuditChain(ctx: Context): Promise<void> {
  authorize(ctx, "audit:anchor");
  const today = toDay(ctx.now);
  const day = addDays(today, -1);
  const [row] = await clients().sql<{ sequence: string; hash: Buffer }[]>`
    select * from find_audit_head(${startOfDay(today)})`;
  const sequence = row?.sequence ?? "0";
  const hash = (row?.hash ?? beginning).toString("hex");
  log("audit.head", { day, sequence, hash });
  const to = privacyContact();
  if (to === null) return;
  await send({
    to,
    language: "en",
    template: "audit-head",
    data: { day, sequence, hash },
    idempotencyKey: `audit-head-${day}`,
  });
}

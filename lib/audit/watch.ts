import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { Context } from "@/lib/context";
import { toDay } from "@/lib/dates";
import { send } from "@/lib/email/send";
import { alarm, log } from "@/lib/log";
import { privacyContact } from "@/lib/privacy/contact";
import { sayBroken } from "./fault-words";
import { verifyAuditChain } from "./verify";

/**
 * Walks the whole chain once a day and tells the operator where it is broken: an alarm in the log, and a mail to the
 * privacy contact each day until it is whole. The product goes on: what was altered is past, and new links stand on it.
 */
export async function watchAuditChain(ctx: Context): Promise<void> {
  authorize(ctx, "audit:verify");
  const began = performance.now();
  const { broken, head, links } = await verifyAuditChain();
  const walked = { count: links, milliseconds: Math.round(performance.now() - began) };
  if (!broken) {
    log("audit.verified", {
      ...walked,
      ...(head && { sequence: head.sequence.toString(), hash: head.hash.toString("hex") }),
    });
    return;
  }
  alarm("audit.broken", {
    ...walked,
    kind: broken.fault,
    ...(broken.sequence !== null && { sequence: broken.sequence.toString() }),
    ...(broken.eventId !== null && { entityId: broken.eventId }),
  });
  const to = privacyContact();
  if (to === null) return;
  const day = toDay(ctx.now);
  await send({
    to,
    language: "en",
    template: "audit-broken",
    data: { day, finding: sayBroken(broken) },
    idempotencyKey: `audit-broken-${day}`,
  });
}

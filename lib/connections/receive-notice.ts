import "server-only";
import { sql } from "drizzle-orm";
import { lookups } from "@/lib/crypto/keys";
import { clients } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, NotFoundError } from "@/lib/errors";
import { log } from "@/lib/log";
import { isPlatformId, platform } from "@/lib/platforms/registry";
import type { NoticeRequest, Platform, PlatformNotice } from "@/lib/platforms/types";
import { appendReceipt } from "@/lib/receipts/chain";
import { newReceiptCode } from "@/lib/receipts/code";
import { deletionReceipt } from "./deletion-asked";

/** The same whatever is wrong: who tries signatures learns nothing. */
class NotGenuineError extends AppError {
  constructor() {
    super("This request is not signed as it must be.", 403);
  }
}

/** The platform that sends notices to this address. @throws NotFoundError where none does */
export function noticeSender(id: string, slug: string): Platform {
  const sender = isPlatformId(id) ? platform(id) : null;
  const isAddress = sender?.parseNotice && sender.descriptor.noticeSlugs.includes(slug);
  if (!isAddress || !sender.isConfigured()) throw new NotFoundError();
  return sender;
}

/**
 * Takes what a platform tells us: once, whole, and as work for later. Nobody is looked up here, so that the answer is the
 * same for somebody we know and somebody we do not.
 * @returns the body of the answer; null where an empty one is wanted
 * @throws NotGenuineError for what is unsigned, altered or too old
 */
export async function receiveNotice(
  sender: Platform,
  request: NoticeRequest,
): Promise<Record<string, string> | null> {
  const { id } = sender.descriptor;
  const notice = sender.parseNotice?.(request);
  if (!notice) {
    sayRefused(id);
    throw new NotGenuineError();
  }
  if (notice.kind === "ignored" || notice.externalId === null) return null;
  const code = await keep(id, { ...notice, kind: notice.kind, externalId: notice.externalId }, request.now);
  if (code === null || !sender.deletionAnswer) return null;
  return sender.deletionAnswer({ url: new URL(`/receipts/${code}`, env.APP_URL).href, code });
}

type Kept = PlatformNotice & { kind: Exclude<PlatformNotice["kind"], "ignored">; externalId: string };

/** @returns the receipt's code where deletion was asked for: at each delivery the first one's */
async function keep(id: string, notice: Kept, now: Date): Promise<string | null> {
  const newCode = notice.kind === "delete" ? newReceiptCode() : null;
  const kept = await clients().transactions.transaction(async (tx) => {
    const [row] = await tx.execute<{ is_new: boolean; receipt_code: string | null }>(sql`
      select * from receive_notice(${id}, ${digests("notice", `${id}:${notice.eventId}`)}, ${notice.kind},
        ${digests("external-lookup", `${id}:${notice.externalId}`)}, ${notice.reason}, ${newCode},
        ${notice.occurredAt.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz)`);
    if (!row) throw new Error("receive_notice returned nothing");
    const { is_new: isNew, receipt_code: receiptCode } = row;
    if (isNew && receiptCode !== null) {
      const request = { platform: id, receiptCode };
      await appendReceipt(tx, deletionReceipt(request, { state: "pending", steps: [] }), now);
    }
    return { isNew, receiptCode };
  });
  if (kept.isNew) {
    log("notice.received", {
      platform: id,
      kind: notice.kind,
      ...(notice.reason && { detail: notice.reason }),
    });
  }
  return kept.receiptCode;
}

function digests(purpose: "notice" | "external-lookup", text: string) {
  const found = lookups(purpose, text).map((digest) => `\\x${digest.toString("hex")}`);
  return sql`${sql.param(found)}::text[]`;
}

const quietMs = 30_000;
const refused = new Map<string, { count: number; quietUntil: number }>();

/** Once in half a minute with their number: a flood must not fill the log, and a wrong secret of ours must show. */
function sayRefused(id: string): void {
  const { count, quietUntil } = refused.get(id) ?? { count: 0, quietUntil: 0 };
  const isQuiet = performance.now() < quietUntil;
  refused.set(
    id,
    isQuiet ? { count: count + 1, quietUntil } : { count: 0, quietUntil: performance.now() + quietMs },
  );
  if (!isQuiet) log("notice.refused", { platform: id, count: count + 1 });
}

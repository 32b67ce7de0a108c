import "server-only";
import { z } from "zod";
import { clockSkewMs, isSignedBy } from "../signature";
import type { NoticeRequest, PlatformNotice } from "../types";

/** One address for everything. */
export const noticeSlugs = [""];

/** Why an authorisation is gone. @source https://developers.tiktok.com/doc/webhooks-events */
const reasons = [
  "unknown",
  "disconnected-there",
  "account-deleted",
  "age-changed",
  "account-banned",
  "revoked-by-us",
] as const;

const Event = z.object({
  event: z.string(),
  user_openid: z.string().min(1).max(200),
  create_time: z.int().min(0).max(99_999_999_999),
  /** JSON inside the JSON. */
  content: z.string().catch(""),
});

const Content = z.object({ reason: z.int() });

/**
 * Being registered subscribes to every event there is; only the end of an authorisation concerns us. Deliveries repeat
 * for 72 hours until they are taken. Whether a repeated one bears a new time is not documented: the one that does not is
 * refused as too old, and the dead token is found by the next reading.
 * @param secrets the client secret, and the one before it while it is being changed
 * @source https://developers.tiktok.com/doc/webhooks-verification
 */
export function parseNotice(request: NoticeRequest, secrets: readonly string[]): PlatformNotice | null {
  if (!isGenuine(request, secrets)) return null;
  const parsed = Event.safeParse(parseJson(request.body.toString()));
  if (!parsed.success || parsed.data.event !== "authorization.removed") return ignored(request.now);
  const { event, user_openid: externalId, create_time: createTime, content } = parsed.data;
  const reason = reasonIn(content);
  return {
    eventId: `${event}:${externalId}:${createTime}`,
    kind: reason === "age-changed" ? "age-changed" : "ended",
    externalId,
    occurredAt: new Date(createTime * 1000),
    reason,
  };
}

/** `TikTok-Signature: t=<unix seconds>,s=<hex of the HMAC over "t.body">`. */
function isGenuine({ headers, body, now }: NoticeRequest, secrets: readonly string[]): boolean {
  const header = parseSignatureHeader(headers["tiktok-signature"] ?? "");
  if (!header) return false;
  const message = Buffer.concat([Buffer.from(`${header.time}.`), body]);
  const isSigned = isSignedBy(secrets, message, header.signature);
  return isSigned && Math.abs(now.getTime() - Number(header.time) * 1000) <= clockSkewMs;
}

/** The time stays text, for it is signed as it was written. */
export function parseSignatureHeader(text: string): { time: string; signature: Buffer } | null {
  const [, time, hex] = /^t=(\d{1,11}),s=([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return time && hex ? { time, signature: Buffer.from(hex, "hex") } : null;
}

/** An authorisation that is gone is gone, also for a reason that is not on the list yet or cannot be read. */
function reasonIn(content: string): (typeof reasons)[number] {
  const parsed = Content.safeParse(parseJson(content));
  return (parsed.success && reasons[parsed.data.reason]) || "unknown";
}

/** Taken all the same: a refused delivery would come again for three days. */
function ignored(now: Date): PlatformNotice {
  return { eventId: "", kind: "ignored", externalId: null, occurredAt: now, reason: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

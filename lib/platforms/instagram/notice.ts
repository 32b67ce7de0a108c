import "server-only";
import { z } from "zod";
import { clockSkewMs, isSignedBy } from "../signature";
import type { NoticeRequest, PlatformNotice } from "../types";

/** What each address is for. */
const kinds: Readonly<Record<string, "ended" | "delete">> = { deauthorize: "ended", delete: "delete" };
export const noticeSlugs = Object.keys(kinds);

/**
 * How old a notice may be. `issued_at` is the time of the event, so a delivery that is tried again later bears it too,
 * and Meta documents neither how often nor how long callbacks are repeated (its other webhooks: 36 hours). Refusing a
 * late one would lose a person's request for deletion; taking it costs nothing, for each event has one effect and
 * none on a grant that is younger than it.
 */
const oldestMs = 7 * 24 * 60 * 60 * 1000;

/** The number is above 2^53 and comes with or without quotes: read digit by digit, never as a number. */
const Payload = z.object({
  user_id: z.string().regex(/^\d{1,32}$/),
  issued_at: z.int().min(0).max(99_999_999_999),
});

/**
 * The deauthorize and the data deletion callback. Both bear the same payload, so that only the address tells them apart.
 * @param secrets of the app and of the Instagram app within it: which of them signs is not documented
 * @source https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback
 */
export function parseNotice(request: NoticeRequest, secrets: readonly string[]): PlatformNotice | null {
  const kind = Object.hasOwn(kinds, request.slug) ? kinds[request.slug] : undefined;
  const [signed, ...others] = new URLSearchParams(request.body.toString()).getAll("signed_request");
  if (!kind || signed === undefined || others.length > 0) return null;
  const payload = Payload.safeParse(openSignedRequest(signed, secrets));
  if (!payload.success) return null;
  const { user_id: externalId, issued_at: issuedAt } = payload.data;
  const occurredAt = new Date(issuedAt * 1000);
  const ageMs = request.now.getTime() - occurredAt.getTime();
  if (ageMs > oldestMs || ageMs < -clockSkewMs) return null;
  return { eventId: `${kind}:${externalId}:${issuedAt}`, kind, externalId, occurredAt, reason: null };
}

/**
 * The payload of a signed request, whole numbers as text; undefined where it is not signed by one of these secrets.
 * The signature is over the encoded text as it came, padding and all.
 */
export function openSignedRequest(text: string, secrets: readonly string[]): unknown {
  const parts = /^([\w-]+)={0,2}\.([\w-]+={0,2})$/.exec(text);
  const [, signature, encoded] = parts ?? [];
  if (!signature || !encoded) return undefined;
  if (!isSignedBy(secrets, encoded, Buffer.from(signature, "base64url"))) return undefined;
  const payload = Signed.safeParse(parseExactly(Buffer.from(encoded, "base64url").toString()));
  return payload.success ? payload.data : undefined;
}

const Signed = z.looseObject({ algorithm: z.literal("HMAC-SHA256") });

function parseExactly(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown, { source }: { source?: string } = {}) =>
      key === "user_id" && typeof value === "number" ? source : value,
    );
  } catch {
    return undefined;
  }
}

/** Its words for the code are "an alphanumeric confirmation code", so the dashes, which are for people, stay out. */
export function deletionAnswer({ url, code }: { url: string; code: string }): Record<string, string> {
  return { url, confirmation_code: code.replaceAll("-", "") };
}

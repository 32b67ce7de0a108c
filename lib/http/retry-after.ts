import "server-only";

const hour = 3_600_000;

/**
 * How long a `Retry-After` header asks to wait, in milliseconds: from 0 to one hour, whatever it says, because a vendor's
 * mistake must not park an account for years. Null where there is none or it is neither seconds nor a date.
 */
export function retryAfter(header: string | null, now: Date): number | null {
  const value = header?.trim() ?? "";
  const asked = /^\d+$/.test(value)
    ? Number(value) * 1000
    : /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(value)
      ? Date.parse(value) - now.getTime()
      : Number.NaN;
  return Number.isNaN(asked) ? null : Math.min(Math.max(asked, 0), hour);
}

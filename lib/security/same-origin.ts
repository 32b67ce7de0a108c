import "server-only";
import { AppError } from "@/lib/errors";

/** The request was made by another site, or hides where it was made. */
export class CrossSiteError extends AppError {
  constructor() {
    super("This request did not come from this site.", 403);
  }
}

/**
 * True when a writing request was made by a page of ours. Browsers that send `Sec-Fetch-Site` are believed; older
 * ones must show our origin; a request that shows neither is refused.
 */
export function isSameOrigin(headers: Pick<Headers, "get">, appUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return headers.get("origin") === new URL(appUrl).origin;
}

/** @throws CrossSiteError */
export function assertSameOrigin(headers: Pick<Headers, "get">, appUrl: string): void {
  if (!isSameOrigin(headers, appUrl)) throw new CrossSiteError();
}

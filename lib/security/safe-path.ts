import "server-only";

/**
 * A path of our own to go to after signing in. Whatever could lead elsewhere becomes `otherwise`.
 * @param wanted from a query, a form field or a header: anybody may have written it
 */
export function safePath(wanted: string | null | undefined, appUrl: string, otherwise: string): string {
  if (!wanted || !URL.canParse(wanted, appUrl)) return otherwise;
  const url = new URL(wanted, appUrl);
  if (url.origin !== new URL(appUrl).origin) return otherwise;
  const path = url.pathname + url.search;
  // A browser reads "//host" and "/\host" as another site.
  return /^\/(?![/\\])/.test(path) && !path.startsWith("/api/") ? path : otherwise;
}

import "server-only";

/**
 * The first of `hosts` that lets this address pass; null where none does. A name stands for itself alone,
 * `*.images.example.com` for every name below it, both over https at its own port. A whole origin
 * (`http://127.0.0.1:7400`) comes from an overridden base URL: the start allows none in production.
 */
export function allowedBy(hosts: readonly string[], url: URL): string | null {
  if (url.username || url.password) return null;
  const allows = (host: string): boolean => {
    if (host.startsWith("*.")) {
      return url.protocol === "https:" && url.port === "" && url.hostname.endsWith(host.slice(1));
    }
    return url.origin === new URL(host.includes("://") ? host : `https://${host}`).origin;
  };
  return hosts.find(allows) ?? null;
}

/** How a base URL is written into `hosts`: by name where it is the vendor's own, as an origin where it is overridden. */
export function hostOf(url: string, standard: string): string {
  return url === standard ? new URL(url).host : new URL(url).origin;
}

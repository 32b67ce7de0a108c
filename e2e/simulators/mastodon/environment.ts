export const clientId = "simulated-mastodon-client-8mKq2";
export const clientSecret = "simulated-mastodon-secret-Vx41nT";

/** The server's own root: what stands in the host on a real one stands in the path here. */
export const root = "/mastodon";

export function mastodonEnvironment(base: string): Record<string, string> {
  return {
    MASTODON_URL: `${base}${root}`,
    MASTODON_CLIENT_ID: clientId,
    MASTODON_CLIENT_SECRET: clientSecret,
  };
}

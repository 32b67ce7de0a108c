export const instagramAppId = "990602627938098";
export const instagramAppSecret = "simulated-instagram-app-secret";
/** Of the Meta app around the Instagram app: notices may be signed with either. */
export const metaAppSecret = "simulated-meta-app-secret";

export function instagramEnvironment(base: string): Record<string, string> {
  return {
    INSTAGRAM_APP_ID: instagramAppId,
    INSTAGRAM_APP_SECRET: instagramAppSecret,
    INSTAGRAM_META_APP_SECRET: metaAppSecret,
    INSTAGRAM_AUTH_URL: `${base}/instagram/oauth/authorize`,
    INSTAGRAM_TOKEN_URL: `${base}/instagram/api/oauth/access_token`,
    INSTAGRAM_API_URL: `${base}/instagram/graph/`,
  };
}

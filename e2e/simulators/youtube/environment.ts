export const googleClientId = "812635447190-tallyglass.apps.googleusercontent.com";
export const googleClientSecret = "GOCSPX-simulated-tallyglass-client";

export function googleEnvironment(base: string): Record<string, string> {
  return {
    GOOGLE_CLIENT_ID: googleClientId,
    GOOGLE_CLIENT_SECRET: googleClientSecret,
    GOOGLE_AUTH_URL: `${base}/google/o/oauth2/v2/auth`,
    GOOGLE_TOKEN_URL: `${base}/google/token`,
    GOOGLE_API_URL: `${base}/`,
  };
}

export const googleClientId = "812635447190-tallyglass.apps.googleusercontent.com";
export const googleClientSecret = "GOCSPX-simulated-tallyglass-client";
export const resendApiKey = "re_simulated_8Q2nYkXv_tallyglass";

/** All a product needs in its environment to meet these servers instead of the real vendors. */
export function simulatorEnvironment(port: number): Record<string, string> {
  const base = `http://127.0.0.1:${port}`;
  return {
    CLOCK_URL: `${base}/clock`,
    GOOGLE_CLIENT_ID: googleClientId,
    GOOGLE_CLIENT_SECRET: googleClientSecret,
    GOOGLE_AUTH_URL: `${base}/google/o/oauth2/v2/auth`,
    GOOGLE_TOKEN_URL: `${base}/google/token`,
    GOOGLE_API_URL: `${base}/`,
    RESEND_API_KEY: resendApiKey,
    RESEND_BASE_URL: `${base}/resend`,
  };
}

export const tiktokClientKey = "simulatedkey4tallyglass";
export const tiktokClientSecret = "simulated-secret-of-the-tallyglass-app-at-tiktok";

export function tiktokEnvironment(base: string): Record<string, string> {
  return {
    TIKTOK_CLIENT_KEY: tiktokClientKey,
    TIKTOK_CLIENT_SECRET: tiktokClientSecret,
    TIKTOK_AUTH_URL: `${base}/tiktok/v2/auth/authorize/`,
    TIKTOK_API_URL: `${base}/tiktok/`,
  };
}

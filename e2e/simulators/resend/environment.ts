export const resendApiKey = "re_simulated_8Q2nYkXv_tallyglass";

export function resendEnvironment(base: string): Record<string, string> {
  return { RESEND_API_KEY: resendApiKey, RESEND_BASE_URL: `${base}/resend` };
}

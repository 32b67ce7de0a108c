import type { ConsentAnswer } from "./vendor.ts";
import { simulators } from "./vendors.ts";

/**
 * Answers a simulated consent page as a person would, without a browser, whichever vendor's it is.
 *
 * @returns where the person is sent: the product's callback with a code, or with the error
 * @throws when the page shows an error instead of the question
 */
export async function answerConsentPage(authorizationUrl: string, answer: ConsentAnswer): Promise<URL> {
  const { pathname } = new URL(authorizationUrl);
  const platform = simulators.find(({ owns }) => owns(pathname))?.platform;
  if (!platform) throw new Error(`No vendor asks anybody at ${pathname}`);
  return platform.answerConsent(authorizationUrl, answer);
}

import { googleClientId } from "./environment.ts";

export type ConsentAnswer = {
  /** An account's id, as GET /control/accounts lists them. */
  account: string;
  decision?: "allow" | "deny";
  /** The scopes left ticked; all that were asked for when absent. */
  granted?: string[];
};

/**
 * Answers Google's simulated consent page as a person would, without a browser.
 *
 * @returns where the person is sent: the product's callback with a code, or with the error
 * @throws when the page shows an error instead of the question
 */
export async function answerConsentPage(authorizationUrl: string, answer: ConsentAnswer): Promise<URL> {
  const shown = await fetch(authorizationUrl);
  const page = await shown.text();
  if (!shown.ok)
    throw new Error(/Error \d+: \w+/.exec(page)?.[0] ?? `The consent page answered ${shown.status}`);
  const asked = new URL(authorizationUrl);
  const form = new URLSearchParams({
    request: asked.searchParams.toString(),
    account: answer.account,
    decision: answer.decision ?? "allow",
  });
  const scopes = answer.granted ?? (asked.searchParams.get("scope") ?? "").split(" ");
  for (const scope of scopes) form.append("granted", scope);
  const sent = await fetch(new URL("/google/consent", asked), {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  const location = sent.headers.get("location");
  if (!location) throw new Error(`The consent was answered with ${sent.status}: ${await sent.text()}`);
  return new URL(location);
}

/** The query of an authorization request as the product sends it. */
export function authorizationUrl(base: string, parameters: Record<string, string>): string {
  const query = new URLSearchParams({
    client_id: googleClientId,
    response_type: "code",
    access_type: "offline",
    scope: "https://www.googleapis.com/auth/youtube.readonly",
    ...parameters,
  });
  return `${base}/google/o/oauth2/v2/auth?${query}`;
}

import { productUrl } from "../address.ts";
import { type Answer, ask } from "./ask.ts";

/** What `/legal/cookies` says there is. */
export async function readListedCookies(): Promise<readonly string[]> {
  const { body } = await ask({ path: "/legal/cookies" });
  return [...body.matchAll(/<code[^>]*>([^<]+)<\/code>/g)].map(([, name = ""]) => name);
}

const nonceOf = (policy: string) => /'nonce-([A-Za-z0-9+/]{22}==)'/.exec(policy)?.[1];

/**
 * What holds of every answer, whoever asked for whatever: no cookie but the listed ones, and those out of reach of
 * scripts and other sites; of every page, the missing and the broken ones too, that each script carries the answer's
 * own nonce, that nothing is loaded from or sent to anywhere else, and that no cache keeps it.
 */
export function breachesOf({ headers, body }: Answer, listed: readonly string[]): string[] {
  const breaches: string[] = [];
  for (const line of headers["set-cookie"] ?? []) {
    const name = line.slice(0, line.indexOf("="));
    if (!listed.includes(name)) breaches.push(`the cookie ${name}, which /legal/cookies does not list`);
    if (!/; *httponly/i.test(line) || !/; *samesite=lax/i.test(line) || /; *domain=/i.test(line))
      breaches.push(`the cookie ${name} is not kept from scripts and other sites`);
  }
  const policy = String(headers["content-security-policy"] ?? "");
  const nonce = nonceOf(policy);
  for (const directive of policy.replace(`'nonce-${nonce}' `, "").split(/; */)) {
    const [name = "", ...sources] = directive.split(" ");
    const loose = sources.filter((one) => one && !["'none'", "'self'", "'strict-dynamic'"].includes(one));
    if (loose.length > 0) breaches.push(`a policy that lets ${name} have ${loose}`);
  }
  if (!policy.startsWith("default-src 'none';")) breaches.push("a policy that does not begin with nothing");
  if (!String(headers["content-type"]).startsWith("text/html") || body === "") return breaches;
  if (!nonce) breaches.push("a page without a nonce of 128 bits");
  if (!/no-store/.test(headers["cache-control"] ?? "")) breaches.push("a page that caches may keep");
  const scripts = [...body.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
  if (scripts.length === 0) breaches.push("a page without scripts, so none of ours");
  for (const tag of scripts) {
    if (!tag.includes(` nonce="${nonce}"`)) breaches.push(`a script without the nonce: ${tag}`);
  }
  for (const tag of foreignIn(body)) breaches.push(`something of another site: ${tag}`);
  return breaches;
}

/** Tags that make a browser ask or send elsewhere by themselves. A link is followed by a person. */
function foreignIn(html: string): string[] {
  const tags = html
    .replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, "$1")
    .matchAll(
      /<(?!a\b)\w+\b[^>]*\s(?:src|srcset|href|action|formaction|data|poster)="(?:https?:)?\/\/[^>]*>/g,
    );
  return [...tags].map(([tag]) => tag).filter((tag) => !tag.includes(`"${productUrl}`));
}

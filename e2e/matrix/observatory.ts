import type { Answer } from "./ask.ts";

/**
 * The points of MDN's HTTP Observatory, for answers that are at hand. The scanner itself asks public hosts alone, and
 * its package brings two hundred others and downloads lists as it is installed.
 * @source https://github.com/mdn/mdn-http-observatory 1.4.8, `src/grader/charts.js` and `src/analyzer/tests`:
 *   algorithm version 4, every result and modifier that an answer over https can come to
 */
export type Score = { points: number; results: Record<string, number> };

const extraCreditFrom = 90;

export function scoreOf({ headers, body }: Answer, cors: Answer): Score {
  const one = (name: string) => [headers[name] ?? []].flat()[0]?.trim() ?? "";
  const csp = parsePolicy(one("content-security-policy"));
  const hsts = strictTransportSecurity(one("strict-transport-security"));
  const results = {
    "content-security-policy": contentSecurityPolicy(csp),
    cookies: cookies(headers["set-cookie"] ?? [], hsts === 0),
    "cross-origin-resource-sharing": crossOriginResourceSharing(cors),
    // Nothing listens there without encryption: what does is the operator's, before us.
    redirection: 0,
    "referrer-policy": referrerPolicy(one("referrer-policy")),
    "strict-transport-security": hsts,
    "subresource-integrity": subresourceIntegrity(one("content-type"), body),
    "x-content-type-options": one("x-content-type-options").toLowerCase() === "nosniff" ? 0 : -5,
    "x-frame-options": frameOptions(one("x-frame-options"), csp),
    "cross-origin-resource-policy": resourcePolicy(one("cross-origin-resource-policy")),
  };
  const given = Object.values(results);
  const sum = (points: readonly number[]) => points.reduce((all, some) => all + some, 100);
  const uncurved = sum(given.filter((points) => points < 0));
  return { points: Math.max(0, uncurved >= extraCreditFrom ? sum(given) : uncurved), results };
}

type Policy = ReadonlyMap<string, readonly string[]>;

/** Null where it says something twice or nothing at all. */
function parsePolicy(header: string): Policy | null {
  const policy = new Map<string, string[]>();
  for (const [name = "", ...sources] of header.split(";").map((part) => part.trim().split(/\s+/))) {
    if (name === "") continue;
    if (policy.has(name.toLowerCase())) return null;
    const isList = name.toLowerCase().endsWith("-src");
    const said = sources.map((source) => source.toLowerCase());
    policy.set(name.toLowerCase(), said.length === 0 && isList ? ["'none'"] : said);
  }
  return policy.size > 0 ? policy : null;
}

const broad = ["ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"];
const inline = ["'unsafe-inline'", "data:"];

function contentSecurityPolicy(csp: Policy | null): number {
  if (!csp) return -25;
  const sources = (name: string) => csp.get(name) ?? csp.get("default-src") ?? ["*"];
  const hasNonce = (list: readonly string[]) => list.some((one) => /^'(sha(256|384|512)|nonce)-/.test(one));
  const settled = (list: readonly string[]) =>
    hasNonce(list) ? list.filter((one) => one !== "'unsafe-inline'") : list;
  let script = settled(sources("script-src"));
  const style = settled(sources("style-src"));
  if (script.includes("'strict-dynamic'")) {
    if (!hasNonce(script)) return -25;
    script = script.filter((one) => one !== "'self'" && !broad.some((start) => one.startsWith(start)));
  }
  const isInsecure = (one: string) => one.startsWith("http:") || one.startsWith("ftp:");
  const passive = ["img-src", "media-src"];
  const active = [...csp]
    .filter(([name]) => name !== "script-src" && !passive.includes(name))
    .flatMap(([, list]) => list);
  if (script.some((one) => [...broad, ...inline].includes(one))) return -20;
  if (sources("object-src").some((one) => broad.includes(one))) return -20;
  if ([...active, ...script].some(isInsecure)) return -20;
  if ([...script, ...style].includes("'unsafe-eval'")) return -10;
  if (passive.flatMap((name) => csp.get(name) ?? csp.get("default-src") ?? []).some(isInsecure)) return -10;
  if (style.some((one) => [...broad, ...inline].includes(one))) return 0;
  const base = csp.get("default-src");
  return base?.length === 1 && base[0] === "'none'" ? 10 : 5;
}

function cookies(lines: readonly string[], isHsts: boolean): number {
  if (lines.length === 0) return 0;
  const worst = lines.map((line) => {
    const [pair = "", ...said] = line.split(";").map((part) => part.trim().toLowerCase());
    const name = pair.split("=")[0] ?? "";
    const site = said.find((one) => one.startsWith("samesite"))?.split("=")[1];
    const [isSecure, isHidden] = [said.includes("secure"), said.includes("httponly")];
    const isSession = name.includes("login") || name.includes("sess");
    const wrong = [0];
    if (site !== undefined && !["lax", "strict", "none"].includes(site)) wrong.push(-20);
    if (!isSecure && site === "none") wrong.push(-20);
    if (name.includes("csrf") && site === undefined) wrong.push(-20);
    if (!isSecure) wrong.push(isHsts ? -5 : -20);
    if (!isSecure && isSession) wrong.push(isHsts ? -10 : -40);
    if (!isHidden && isSession) wrong.push(-30);
    return { points: Math.min(...wrong), hasSite: site !== undefined };
  });
  const points = Math.min(...worst.map((one) => one.points));
  return points === 0 && worst.every(({ hasSite }) => hasSite) ? 5 : points;
}

function crossOriginResourceSharing({ headers }: Answer): number {
  const allowed = headers["access-control-allow-origin"];
  const isUniversal =
    allowed !== undefined && allowed !== "*" && headers["access-control-allow-credentials"] === "true";
  return isUniversal ? -50 : 0;
}

function referrerPolicy(header: string): number {
  if (header === "") return 0;
  const good = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
  const bad = ["origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"];
  const said = header.split(",").map((one) => one.trim().toLowerCase());
  const last = said.findLast((one) => [...good, ...bad].includes(one));
  return last && good.includes(last) ? 5 : -5;
}

const sixMonths = 15_552_000;

/** Being on the browsers' list would give 5 more; that is the operator's host to put there. */
function strictTransportSecurity(header: string): number {
  const age = /(?:^|;)\s*max-age=(\d+)/i.exec(header)?.[1];
  if (age === undefined || header.includes(",")) return -20;
  return Number(age) < sixMonths ? -10 : 0;
}

/** Scripts of our own origin alone, by paths: their integrity would give 5 more, another origin's takes up to 50. */
function subresourceIntegrity(type: string, html: string): number {
  if (!type.startsWith("text/html")) return 0;
  const scripts = [...html.matchAll(/<script\b[^>]*\ssrc="([^"]*)"[^>]*>/g)];
  if (scripts.some(([, src = ""]) => /^(https?:)?\/\//.test(src))) return -50;
  return scripts.some(([tag]) => tag.includes(" integrity=")) ? 5 : 0;
}

function frameOptions(header: string, csp: Policy | null): number {
  if (csp?.has("frame-ancestors")) return 5;
  const said = header.toLowerCase();
  return said === "deny" || said === "sameorigin" || said.startsWith("allow-from") ? 0 : -20;
}

function resourcePolicy(header: string): number {
  if (header === "") return 0;
  const said = header.toLowerCase();
  if (said === "same-site" || said === "same-origin") return 10;
  return said === "cross-origin" ? 0 : -5;
}

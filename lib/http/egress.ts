import "server-only";
import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { allowedBy } from "./allowed-hosts";
import { CircuitBreaker } from "./circuit-breaker";
import { AddressRefused, isLoopback, isPublic, lookupOnly } from "./public-address";
import { EncodingRefused, readLimited, TooLarge } from "./read-limited";
import { retryAfter } from "./retry-after";

/** Why no answer came back. `refused`: ours, before or instead of an answer. `open`: the host is being left alone. */
type EgressFailure = "timeout" | "too-large" | "network" | "refused" | "open";

/** Names the host and the kind of failure: never a path, a query, a header or a body, which may hold tokens. */
export class EgressError extends Error {
  readonly failure: EgressFailure;
  /** Node's code, such as ECONNRESET; its error is not kept, because parser errors carry the bytes received. */
  readonly code: string;

  constructor(label: string, failure: EgressFailure, code: string) {
    super(`${label}: ${failure} (${code})`);
    this.name = "EgressError";
    this.failure = failure;
    this.code = code;
  }
}

export interface EgressLimits {
  /** For the whole call: name look-up, connection, answer and every further try. */
  milliseconds: number;
  /** Of the answer, after decompression. */
  bytes: number;
  /** GET and HEAD only; anything else is tried once. */
  tries: number;
  /** Calls in a row, each with all its tries. */
  failuresToOpen: number;
  openMilliseconds: number;
}

export interface Meter {
  /** @throws what the caller is to see where the request may not go out */
  before(request: { method: string; url: URL }): Promise<void>;
  after(request: { method: string; url: URL }, headers: Headers): Promise<void>;
}

interface EgressRules {
  /** For messages: "youtube". */
  label: string;
  /** As `allowedBy` takes them. Names are reached at public addresses, origins over http at loopback ones only. */
  hosts: readonly string[];
  /** Counts what goes out, each try by itself. */
  meter?: Meter;
  limits?: Partial<EgressLimits>;
}

export type Egress = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const standardLimits: EgressLimits = {
  milliseconds: 10_000,
  bytes: 5 * 1024 * 1024,
  tries: 4,
  failuresToOpen: 8,
  openMilliseconds: 15_000,
};

const retried = new Set([500, 502, 503, 504]);

/**
 * The only way out of the product: a `fetch` for the named hosts alone. No redirects, no private addresses, gzip at most,
 * limits on time and size; the answer is read to its end before it is handed over. A host that keeps failing is left
 * alone for a while, each of the list by itself, so that an API that is down does not hinder a revocation.
 */
export function createEgress({ label, hosts, meter, limits: given }: EgressRules): Egress {
  const limits = { ...standardLimits, ...given };
  const doors = new Map(hosts.map((host) => [host, openDoor(host, limits)]));

  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const door = doors.get(allowedBy(hosts, url) ?? "");
    if (!door) throw new EgressError(label, "refused", "HOST");
    if (!door.breaker.allows(performance.now())) throw new EgressError(label, "open", "BREAKER");
    const outgoing = new Request(input, { ...pick(init), redirect: "manual" });
    const body = Buffer.from(await outgoing.arrayBuffer());
    const until = performance.now() + limits.milliseconds;
    const tries = isRepeatable(outgoing) ? limits.tries : 1;

    let outcome: Response | EgressError;
    for (let attempt = 1; ; attempt++) {
      await meter?.before({ method: outgoing.method, url });
      outcome = await once(door, outgoing, body, until, limits.bytes).catch((error: unknown) =>
        toEgressError(label, error),
      );
      if (outcome instanceof Response) await meter?.after({ method: outgoing.method, url }, outcome.headers);
      if (attempt >= tries || outgoing.signal.aborted || !mayPass(outcome)) break;
      const wait = pause(attempt, outcome);
      if (performance.now() + wait >= until) break;
      await sleep(wait);
    }
    door.breaker.record(isHostFailure(outcome) ? "failed" : "answered", performance.now());
    if (outcome instanceof EgressError) throw outcome;
    return outcome;
  };
}

const isRepeatable = ({ method }: Request) => method === "GET" || method === "HEAD";

/** A failure that a second try may not meet again. A deadline has used up the time for one. */
const mayPass = (outcome: Response | EgressError) =>
  outcome instanceof EgressError ? outcome.failure === "network" : retried.has(outcome.status);

const isHostFailure = (outcome: Response | EgressError) =>
  outcome instanceof EgressError
    ? outcome.failure === "timeout" || outcome.failure === "network"
    : outcome.status >= 500;

interface Door {
  breaker: CircuitBreaker;
  agent: HttpAgent;
  /** Judges an address written into the URL itself, which never passes a look-up. */
  allowsAddress: (address: string) => boolean;
  lookup: LookupFunction;
}

function openDoor(host: string, limits: EgressLimits): Door {
  const overridden = host.includes("://");
  const secure = !host.startsWith("http:");
  const allowsAddress = overridden ? (secure ? () => true : isLoopback) : isPublic;
  const options = { keepAlive: true, maxSockets: 32 };
  return {
    breaker: new CircuitBreaker(limits.failuresToOpen, limits.openMilliseconds),
    agent: secure ? new HttpsAgent(options) : new HttpAgent(options),
    allowsAddress,
    lookup: lookupOnly(allowsAddress),
  };
}

async function once(
  door: Door,
  outgoing: Request,
  body: Buffer,
  until: number,
  maxBytes: number,
): Promise<Response> {
  const url = new URL(outgoing.url);
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (/^[\d.]+$|:/.test(literal) && !door.allowsAddress(literal)) throw new AddressRefused();
  const headers = Object.fromEntries(outgoing.headers);
  headers["accept-encoding"] = "gzip";
  headers["content-length"] = String(body.length);
  if (body.length === 0 && outgoing.method === "GET") delete headers["content-length"];

  const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(until - performance.now())));
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const request = send(url, {
    method: outgoing.method,
    headers,
    // A kept connection may be closed at the other end just now: only what can be tried again goes over one.
    agent: isRepeatable(outgoing) ? door.agent : false,
    lookup: door.lookup,
    signal: AbortSignal.any([deadline, outgoing.signal]),
  });
  try {
    const answer = await answerTo(request, body);
    const status = answer.statusCode ?? 0;
    if (status >= 300 && status < 400) {
      answer.destroy();
      throw new RedirectRefused();
    }
    const content = await readLimited(answer, maxBytes);
    if (!answer.complete) throw new Error("The answer was cut off");
    const hasBody = status !== 204 && status !== 205 && outgoing.method !== "HEAD";
    return new Response(hasBody ? content : null, { status, headers: headersOf(answer) });
  } catch (error) {
    request.destroy();
    if (deadline.aborted) throw new TimedOut();
    throw error;
  }
}

class RedirectRefused extends Error {}
class TimedOut extends Error {}

function answerTo(request: ClientRequest, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once("response", resolve);
    request.on("error", reject);
    request.end(body.length > 0 ? body : undefined);
  });
}

/** The body is decompressed already, so what describes its packed form would mislead. */
function headersOf(answer: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (name === "content-encoding" || name === "content-length" || name === "transfer-encoding") continue;
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  return headers;
}

function toEgressError(label: string, error: unknown): EgressError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "CUT_OFF";
  if (error instanceof TimedOut) return new EgressError(label, "timeout", "DEADLINE");
  if (error instanceof TooLarge) return new EgressError(label, "too-large", "BYTES");
  if (error instanceof RedirectRefused) return new EgressError(label, "refused", "REDIRECT");
  if (error instanceof EncodingRefused) return new EgressError(label, "refused", "ENCODING");
  if (code === "ADDRESS_REFUSED") return new EgressError(label, "refused", "ADDRESS");
  return new EgressError(label, "network", code);
}

/** Doubling from 200 ms, somewhere between half and all of it, or longer where the host asks for it. */
function pause(attempt: number, outcome: Response | EgressError): number {
  const backOff = 200 * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
  if (outcome instanceof EgressError) return backOff;
  return Math.max(backOff, retryAfter(outcome.headers.get("retry-after"), new Date()) ?? 0);
}

/** What a vendor's library adds to its options beyond these is not for the wire. */
function pick(init: RequestInit | undefined): RequestInit {
  return {
    ...(init?.method && { method: init.method }),
    ...(init?.headers && { headers: init.headers }),
    ...(init?.body && { body: init.body }),
    ...(init?.signal && { signal: init.signal }),
  };
}

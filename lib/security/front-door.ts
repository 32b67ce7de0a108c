import "server-only";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { env } from "@/lib/env";
import { createAnswerWatch } from "@/lib/http/answer-watch";
import { languageAsked } from "@/lib/language/asked";
import { inLanguage } from "@/lib/language/in-language";
import { answerHeaders } from "./answer-headers";
import { clientAddress, parseTrustedProxies } from "./client-address";
import { answerAsMissing, nothingHereHeader } from "./nothing-here";
import { openPackedAssets } from "./packed-assets";

/** Who asked, as far as it can be trusted. Only the front door writes it. */
export const clientAddressHeader = "x-client-address";

const installed = Symbol.for("tallyglass.front-door");

/**
 * Cleans every request before the framework sees it: what only the framework or a proxy of ours may say is dropped,
 * the client's address is worked out once from the connection, and host and protocol are the configured ones. All that
 * is said in answer is said in the language that was asked for.
 * It stands here because the framework believes an `X-Forwarded-For` from outside and hides the connection.
 * @param answered answers what needs no framework; false leaves the request to it
 * @param hides whether there is nothing at this address for whoever asks; null where nobody has to be asked
 */
export function installFrontDoor(
  answered: (request: IncomingMessage, response: ServerResponse) => boolean,
  hides: (url: string, cookie: string | undefined) => Promise<boolean> | null,
): void {
  const prototype = Server.prototype as Server & { [installed]?: true };
  if (prototype[installed]) return;
  prototype[installed] = true;
  const trusted = parseTrustedProxies(env.TRUSTED_PROXIES);
  const app = new URL(env.APP_URL);
  const serveAsset = openPackedAssets(join(process.cwd(), ".next", "static"));
  const countAnswer = createAnswerWatch();
  const emit = prototype.emit as (this: Server, ...event: unknown[]) => boolean;
  prototype.emit = function (this: Server, ...event: unknown[]): boolean {
    if (event[0] !== "request") return emit.apply(this, event);
    const request = event[1] as IncomingMessage;
    const response = event[2] as ServerResponse;
    if (turnAway(request, response, app) || serveAsset(request, response)) return true;
    cleanRequest(request, trusted, app);
    dressAnswer(request, response, app);
    // The probe says by its status that the process is not ready, and is watched by whoever asks.
    if (request.url !== "/api/ready") {
      response.once("finish", () => countAnswer(response.statusCode, performance.now()));
    }
    const enter = () =>
      inLanguage(
        languageAsked(request.headers),
        () => answered(request, response) || emit.apply(this, event),
      );
    const hiding = hides(request.url ?? "", request.headers.cookie);
    if (!hiding) return enter();
    void hiding.then((isHidden) => {
      if (isHidden) answerAsMissing(request, response);
      enter();
    });
    return true;
  };
}

/**
 * A page has one address: asked for under another host name it is at the configured one. What writes is refused
 * there. Probes reach /api by any name.
 * @returns true when the request was answered
 */
export function turnAway(
  request: Pick<IncomingMessage, "headers" | "method" | "url" | "socket">,
  response: Pick<ServerResponse, "writeHead" | "end">,
  app: URL,
): boolean {
  const path = request.url ?? "/";
  if (request.headers.host === app.host || isRouteHandler(path) || isOwnCall(request)) return false;
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(421, { "Content-Type": "text/plain", "Cache-Control": "no-store" });
    response.end("This server is not reached by that name.\n");
    return true;
  }
  // Only ever a path: "//host" or a whole address in the request line would lead elsewhere.
  const safe = /^\/(?![/\\])/.test(path) ? path : "/";
  response.writeHead(307, { Location: app.origin + safe, "Cache-Control": "no-store" });
  response.end();
  return true;
}

/**
 * After an action that leads to another page, the framework fetches that page from itself by the socket's own address.
 * Sent to the public one it would lose its cookies, as any fetch to another origin does, and find nobody signed in.
 */
function isOwnCall({ headers, socket }: Pick<IncomingMessage, "headers" | "socket">): boolean {
  return headers.rsc !== undefined && headers.host === `${socket.localAddress}:${socket.localPort}`;
}

/** Exported, like `turnAway`, for its table of cases. */
export function cleanRequest(
  request: Pick<IncomingMessage, "headers" | "socket">,
  trusted: ReturnType<typeof parseTrustedProxies>,
  app: URL,
): void {
  const { headers } = request;
  const forwarded = headers["x-forwarded-for"];
  for (const name of Object.keys(headers)) {
    if (isReserved(name)) delete headers[name];
  }
  headers[clientAddressHeader] = clientAddress(
    request.socket.remoteAddress ?? "",
    Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
    trusted,
  );
  headers["x-forwarded-host"] = app.host;
  headers["x-forwarded-proto"] = app.protocol.slice(0, -1);
}

/**
 * Gives what is answered under /api the headers that pages have from `proxy.ts`: through that each of these requests
 * would pass the framework twice, which costs more than most of the answers.
 */
export function dressAnswer(
  { headers, url = "" }: Pick<IncomingMessage, "headers" | "url">,
  response: Pick<ServerResponse, "setHeader">,
  app: URL,
): void {
  if (!isRouteHandler(pathOf(url, app))) return;
  const { inward, outward } = answerHeaders(url);
  Object.assign(headers, inward);
  for (const [name, value] of Object.entries(outward)) response.setHeader(name, value);
}

/** As the framework takes it: "/./api" leads there as well. What nothing can change is not taken apart. */
function pathOf(url: string, app: URL): string {
  if (/^\/(?!\/)[\w/?=&:-]*$/.test(url)) return url;
  return URL.canParse(url, app) ? new URL(url, app).pathname : url;
}

function isRouteHandler(path: string): boolean {
  return path.startsWith("/api/");
}

function isReserved(name: string): boolean {
  return (
    /^(x-forwarded-|x-middleware-|x-client-address$|x-real-ip$|forwarded$)/.test(name) ||
    /^(next-resume|x-nonce$|x-request-id$|x-now-route-matches$|x-matched-path$|x-next-resume)/.test(name) ||
    name === nothingHereHeader
  );
}

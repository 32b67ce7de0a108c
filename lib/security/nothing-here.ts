import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";

/** On a request: there is nothing at this address for whoever asks. Only the front door writes it, `next.config.ts` reads it. */
export const nothingHereHeader = "x-nothing-here";

/** In these the framework tells that it answered for another address than the one that was asked for. */
const telltales = ["x-nextjs-rewritten-path", "x-nextjs-rewritten-query"];

/**
 * Has the framework answer as for any address without a page, to the byte: it passes the page that is there, and the
 * answer does not say so.
 */
export function answerAsMissing(
  request: Pick<IncomingMessage, "headers">,
  response: Pick<ServerResponse, "setHeader">,
): void {
  request.headers[nothingHereHeader] = "nothing-here";
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    telltales.includes(name.toLowerCase()) ? (response as ServerResponse) : setHeader(name, value);
}

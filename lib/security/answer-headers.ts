import "server-only";
import { randomFillSync, randomUUID } from "node:crypto";
import { env, isDevelopment } from "@/lib/env";
import { securityHeaders } from "./headers";

/** What an answer carries, and what its request hands to those who make it; each has a nonce and an id of its own. */
interface AnswerHeaders {
  inward: Record<string, string>;
  outward: Record<string, string> & { "X-Request-Id": string };
}

const nonceBytes = 16;
/** Drawn ahead: asking for chance costs as much for a few hundred nonces as for one. Each part is given out once. */
const drawn = Buffer.alloc(256 * nonceBytes);
let given = drawn.length;

function drawNonce(): string {
  if (given === drawn.length) {
    randomFillSync(drawn);
    given = 0;
  }
  const nonce = drawn.toString("base64", given, given + nonceBytes);
  given += nonceBytes;
  return nonce;
}

/** @param path with its search: where to come back to after signing in, for a page does not know its own address */
export function answerHeaders(path: string): AnswerHeaders {
  const nonce = drawNonce();
  const requestId = randomUUID();
  const headers = securityHeaders({ nonce, isDevelopment, isHttps: env.APP_URL.startsWith("https:") });
  return {
    inward: {
      // The renderer puts the nonce it finds in this header on its own scripts.
      "content-security-policy": headers["Content-Security-Policy"] ?? "",
      "x-nonce": nonce,
      "x-request-id": requestId,
      "x-path": path,
    },
    outward: { ...headers, "X-Request-Id": requestId },
  };
}

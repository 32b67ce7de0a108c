import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { securityHeaders } from "@/lib/security/headers";
import { isSameOrigin } from "@/lib/security/same-origin";

const isDevelopment = process.env.NODE_ENV === "development";

/**
 * Nonce, headers and request id of every answer. It decides nothing about a person. One thing is turned away here
 * because the framework would answer it with an error of its own before any code of ours runs: a form sent to a page
 * from another site. Route handlers see to themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const requestId = randomUUID();
  const headers = securityHeaders({ nonce, isDevelopment, isHttps: env.APP_URL.startsWith("https:") });
  const response = refusal(request) ?? forward(request, nonce, requestId, headers);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  response.headers.set("X-Request-Id", requestId);
  return response;
}

function forward(
  request: NextRequest,
  nonce: string,
  requestId: string,
  headers: Record<string, string>,
): NextResponse {
  const inward = new Headers(request.headers);
  // The renderer puts the nonce it finds in this header on its own scripts.
  inward.set("Content-Security-Policy", headers["Content-Security-Policy"] ?? "");
  inward.set("x-nonce", nonce);
  inward.set("x-request-id", requestId);
  // Where to come back to after signing in: a page does not know its own address.
  inward.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers: inward } });
}

function refusal(request: NextRequest): NextResponse | null {
  if (request.nextUrl.pathname.startsWith("/api/")) return null;
  if (request.method === "GET" || request.method === "HEAD") return null;
  if (isSameOrigin(request.headers, env.APP_URL)) return null;
  return NextResponse.json(
    { type: "about:blank", title: "This request did not come from this site.", status: 403 },
    { status: 403, headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store" } },
  );
}

export const config = { matcher: ["/((?!_next/static/).*)"] };

import { type NextRequest, NextResponse } from "next/server";
import { wallClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { problem } from "@/lib/http/problem";
import { answerHeaders } from "@/lib/security/answer-headers";
import { CrossSiteError, isSameOrigin } from "@/lib/security/same-origin";

/**
 * Nonce, headers and request id of every page. It decides nothing about a person. One thing is turned away here
 * because the framework would answer it with an error of its own before any code of ours runs: a form sent to a page
 * from another site. Route handlers see to themselves, and get their headers at the front door.
 */
export function proxy(request: NextRequest): NextResponse {
  const { inward, outward } = answerHeaders(request.nextUrl.pathname + request.nextUrl.search);
  const response = refusal(request, outward["X-Request-Id"]) ?? forward(request, inward);
  for (const [name, value] of Object.entries(outward)) response.headers.set(name, value);
  return response;
}

function forward(request: NextRequest, inward: Record<string, string>): NextResponse {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(inward)) headers.set(name, value);
  return NextResponse.next({ request: { headers } });
}

function refusal(request: NextRequest, requestId: string): NextResponse | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  if (isSameOrigin(request.headers, env.APP_URL)) return null;
  const { body, ...init } = problem(new CrossSiteError(), requestId, wallClock());
  return new NextResponse(body, init);
}

export const config = { matcher: ["/((?!_next/static/|api/).*)"] };

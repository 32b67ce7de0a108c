import "server-only";
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import type { NextRequest } from "next/server";
import { wallClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { assertSameOrigin } from "@/lib/security/same-origin";
import { problem } from "./problem";

/** What the framework hands to a route handler beside the request. */
interface RouteArguments<Params = Record<string, string | string[] | undefined>> {
  params: Promise<Params>;
}

type RouteHandler<Params> = (
  request: NextRequest,
  args: RouteArguments<Params>,
) => Promise<Response> | Response;

/**
 * The whole of a route handler's edge: writing requests must come from our own pages, errors leave as problem+json
 * with the request id, and nothing is stored by caches unless the handler says so. Redirects pass.
 * @param from "anywhere" for programs that show who they are by a signature and bring no cookie
 */
export function route<Params = Record<string, string | string[] | undefined>>(
  handler: RouteHandler<Params>,
  { from = "our-pages" }: { from?: "our-pages" | "anywhere" } = {},
): (request: NextRequest, args: RouteArguments<Params>) => Promise<Response> {
  return async (request, args) => {
    const requestId = request.headers.get("x-request-id") ?? randomUUID();
    try {
      if (from === "our-pages" && request.method !== "GET" && request.method !== "HEAD") {
        assertSameOrigin(request.headers, env.APP_URL);
      }
      const response = await handler(request, args);
      if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
      return response;
    } catch (error) {
      unstable_rethrow(error);
      const { body, ...init } = problem(error, requestId, wallClock());
      return new Response(body, init);
    }
  };
}

import "server-only";
import type { NextRequest } from "next/server";
import type { Answer, Asked } from "@/lib/http/answer";
import { route } from "@/lib/http/route";

/** A data route in the framework's form. */
export function asRoute(
  answer: (asked: Asked) => Promise<Answer>,
): (request: NextRequest, args: { params: Promise<{ id: string }> }) => Promise<Response> {
  return route<{ id: string }>(async ({ nextUrl, headers }, { params }) => {
    const { id } = await params;
    const { body, ...init } = await answer({
      id,
      search: nextUrl.searchParams,
      header: (name) => headers.get(name),
    });
    return new Response(body, init);
  });
}

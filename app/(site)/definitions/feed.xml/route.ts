import { createHash } from "node:crypto";
import { startOfDay } from "@/lib/dates";
import { env } from "@/lib/env";
import { route } from "@/lib/http/route";
import { inLanguage } from "@/lib/language/in-language";
import { definitionFeed, lastUpdated } from "@/lib/metrics/definition-feed";
import { definitionChanges } from "../changes";

/** Changes of definitions for feed readers, wherever they run: it is the same for everybody and names nobody. */
export const GET = route((request) => {
  const changes = inLanguage("en", definitionChanges);
  const body = inLanguage("en", () => definitionFeed(changes, new URL("/definitions", env.APP_URL)));
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = {
    ETag: tag,
    "Last-Modified": startOfDay(lastUpdated(changes)).toUTCString(),
    "Cache-Control": "public, max-age=3600",
    "Access-Control-Allow-Origin": "*",
  };
  if (request.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: { ...headers, "Content-Type": "application/atom+xml; charset=utf-8" },
  });
});

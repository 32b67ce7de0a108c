import type { Instrumentation } from "next";

/** Runs once when the web process starts, before it answers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startWeb } = await import("./lib/security/start-web");
  startWeb();
}

/** Every error that no code of ours turned into an answer. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logError } = await import("./lib/log");
  const id = request.headers["x-request-id"];
  logError("request.failed", error, {
    route: context.routePath,
    kind: context.routeType,
    ...(typeof id === "string" ? { requestId: id } : {}),
    // The error page shows this one: a failed rendering reaches the reader without its request id.
    ...(error instanceof Error && "digest" in error ? { errorId: String(error.digest) } : {}),
  });
};

import { Readable } from "node:stream";
import { redirect } from "next/navigation";
import { requireStepUp, signedInContext } from "@/lib/auth/session";
import { SignedOutError, StepUpRequiredError } from "@/lib/errors";
import { route } from "@/lib/http/route";
import { openExport } from "@/lib/privacy/export";

const page = encodeURIComponent("/privacy/export");

/** A ready archive, for its owner with a fresh proof of identity, as often as wanted while it lives. */
export const GET = route<{ id: string }>(async (request, { params }) => {
  try {
    const ctx = await signedInContext();
    requireStepUp(ctx);
    const file = await openExport(ctx, { id: (await params).id });
    return new Response(Readable.toWeb(Readable.from(file.read())) as ReadableStream, {
      headers: {
        "Content-Type": "application/zip",
        "Content-Length": String(file.bytes),
        "Content-Disposition": `attachment; filename="${file.fileName}"`,
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (error) {
    // Somebody who followed the link gets the page that helps; a program gets the problem.
    const isNavigation = request.headers.get("sec-fetch-mode") === "navigate";
    if (isNavigation && error instanceof SignedOutError) redirect(`/signin?next=${page}`);
    if (isNavigation && error instanceof StepUpRequiredError) redirect(`/signin/confirm?next=${page}`);
    throw error;
  }
});

import { signedInContext } from "@/lib/auth/session";
import { route } from "@/lib/http/route";
import { ConfirmArchiveInput, ConfirmTableInput, confirmArchive, confirmTable } from "@/lib/imports/import";
import { checked, readImportRequest } from "@/lib/imports/read-request";

/** Stores what `token` says was previewed, and once however often it is sent. */
export const POST = route<{ id: string }>(async (request, { params }) => {
  const ctx = await signedInContext();
  const sent = await readImportRequest(request, (await params).id);
  const stored =
    "zip" in sent
      ? await confirmArchive(ctx, checked(ConfirmArchiveInput, sent))
      : await confirmTable(ctx, checked(ConfirmTableInput, sent));
  return Response.json(stored);
});

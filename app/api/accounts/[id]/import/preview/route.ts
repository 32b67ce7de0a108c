import { signedInContext } from "@/lib/auth/session";
import { route } from "@/lib/http/route";
import { PreviewArchiveInput, PreviewTableInput, previewArchive, previewTable } from "@/lib/imports/import";
import { checked, readImportRequest } from "@/lib/imports/read-request";

/** What bringing this to the account would do, day by day. Nothing is stored. */
export const POST = route<{ id: string }>(async (request, { params }) => {
  const ctx = await signedInContext();
  const { token: _, ...sent } = await readImportRequest(request, (await params).id);
  const preview =
    "zip" in sent
      ? await previewArchive(ctx, checked(PreviewArchiveInput, sent))
      : await previewTable(ctx, checked(PreviewTableInput, sent));
  return Response.json(preview);
});

import { getProgress } from "@/lib/analytics/get-progress";
import { signedInContext } from "@/lib/auth/session";
import { route } from "@/lib/http/route";

/** How far the newest look at an account is: asked every second by a page that waits for it. */
export const GET = route<{ id: string }>(async (_request, { params }) => {
  const ctx = await signedInContext();
  const { id } = await params;
  return Response.json(await getProgress(ctx, { accountId: id }));
});

import { getCover } from "@/lib/analytics/get-cover";
import { signedInContext } from "@/lib/auth/session";
import { route } from "@/lib/http/route";

/** A post's cover from our own origin, so that nobody's browser tells the platform who looks at it. */
export const GET = route<{ id: string }>(async (_request, { params }) => {
  const ctx = await signedInContext();
  const { id } = await params;
  const { type, bytes } = await getCover(ctx, { postId: id });
  return new Response(bytes, {
    headers: {
      "Content-Type": type,
      "Cache-Control": "private, max-age=300",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cross-Origin-Resource-Policy": "same-origin",
    },
  });
});

import { getPreviews } from "@/lib/analytics/previews";
import type { PersonContext } from "@/lib/context";

/** The title and cover that the platform shows for a post; nothing where it gives none. */
export async function PostTitle({ ctx, postId }: { ctx: PersonContext; postId: string }) {
  const preview = (await getPreviews(ctx, [postId])).get(postId);
  if (!preview?.title) return null;
  return (
    <div className="flex min-w-0 items-center gap-4">
      {preview.coverUrl && (
        // biome-ignore lint/performance/noImgElement: covers are held in memory for minutes; an optimiser would store them
        <img
          src={`/api/posts/${postId}/cover`}
          alt=""
          width={160}
          height={90}
          className="h-[90px] w-40 shrink-0 rounded bg-wash object-cover"
        />
      )}
      <p dir="auto" className="min-w-0 text-lead">
        {preview.title}
      </p>
    </div>
  );
}

import { Suspense } from "react";
import { canPreview, getPreviews } from "@/lib/analytics/previews";
import type { PersonContext } from "@/lib/context";

type Props = { ctx: PersonContext; postId: string };

/**
 * The title and cover that the platform shows for a post, in a room that is there from the start and holds a usual
 * title: what follows stays where it is when they come. Nothing where they are not asked for.
 */
export async function PostTitle({ ctx, postId }: Props) {
  if (!(await canPreview(ctx, postId))) return null;
  return (
    <div className="flex min-h-24 min-w-0 items-center gap-4">
      <Suspense fallback={<NoCover />}>
        <Preview ctx={ctx} postId={postId} />
      </Suspense>
    </div>
  );
}

async function Preview({ ctx, postId }: Props) {
  const preview = (await getPreviews(ctx, [postId])).get(postId);
  return (
    <>
      {preview?.coverUrl ? (
        // biome-ignore lint/performance/noImgElement: covers are held in memory for minutes; an optimiser would store them
        <img
          src={`/api/posts/${postId}/cover`}
          alt=""
          width={160}
          height={90}
          className="h-[63px] w-28 shrink-0 rounded bg-wash object-cover sm:h-[90px] sm:w-40"
        />
      ) : (
        <NoCover />
      )}
      {preview?.title && (
        <p dir="auto" className="min-w-0 sm:text-lead">
          {preview.title}
        </p>
      )}
    </>
  );
}

function NoCover() {
  return <span aria-hidden="true" className="h-[63px] w-28 shrink-0 rounded bg-wash sm:h-[90px] sm:w-40" />;
}

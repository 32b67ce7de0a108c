"use client";

import dynamic from "next/dynamic";
import { DrawingBox } from "@/components/charts/drawing-box";
import type { PostsDrawingProps } from "@/components/charts/posts-drawing";

const PostsDrawing = dynamic(() => import("@/components/charts/posts-drawing"), {
  ssr: false,
  loading: () => <div className="skeleton h-full w-full opacity-60" />,
});

export function PostsScatter(props: PostsDrawingProps) {
  return (
    <DrawingBox>
      <PostsDrawing {...props} />
    </DrawingBox>
  );
}

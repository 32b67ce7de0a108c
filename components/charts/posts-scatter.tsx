"use client";

import { lazy } from "react";
import { DrawingBox } from "@/components/charts/drawing-box";
import type { PostsDrawingProps } from "@/components/charts/posts-drawing";

const PostsDrawing = lazy(() => import("@/components/charts/posts-drawing"));

export function PostsScatter(props: PostsDrawingProps) {
  return (
    <DrawingBox>
      <PostsDrawing {...props} />
    </DrawingBox>
  );
}

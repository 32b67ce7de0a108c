"use client";

import { type ComponentProps, lazy } from "react";

// Most charts are looked at and never read as a table: what makes one comes with the first that is opened.
const LazySeriesTable = lazy(() => import("@/components/charts/series-table"));
const LazyPostsTable = lazy(() => import("@/components/charts/posts-table"));

// A server names components that come later by a function: the promise itself would be one within another.
export function SeriesTable(props: ComponentProps<typeof LazySeriesTable>) {
  return <LazySeriesTable {...props} />;
}

export function PostsTable(props: ComponentProps<typeof LazyPostsTable>) {
  return <LazyPostsTable {...props} />;
}

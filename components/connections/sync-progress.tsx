"use client";

import { lazy, Suspense } from "react";
import type { RunningSyncProps } from "@/components/connections/running-sync";

// Most pages are opened while nothing is synced: what follows a sync comes with one.
const RunningSync = lazy(() => import("@/components/connections/running-sync"));

export function SyncProgress(props: RunningSyncProps) {
  return (
    <Suspense>
      <RunningSync {...props} />
    </Suspense>
  );
}

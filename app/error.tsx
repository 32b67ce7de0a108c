"use client";

import { FailureOnDemand } from "@/components/shell/failure-on-demand";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <FailureOnDemand error={error} retry={retry} />;
}

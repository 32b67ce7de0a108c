"use client";

import { inter } from "@/app/fonts";
import { FailureOnDemand } from "@/components/shell/failure-on-demand";
import "@/app/globals.css";

/** Stands in for the root layout when that is what failed. */
export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={inter.variable}>
      <body>
        <title>This page could not be made · Tallyglass</title>
        <FailureOnDemand error={error} retry={retry} />
      </body>
    </html>
  );
}

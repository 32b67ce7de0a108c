"use client";

import { lazy, Suspense } from "react";
import type { FailureProps } from "@/components/shell/failure";
import { t } from "@/lib/language/t";

// Every page has an error boundary and hardly one shows it. Without a network it cannot come either: then this alone does.
const Failure = lazy(() => import("@/components/shell/failure").catch(() => ({ default: Bare })));

export function FailureOnDemand(props: FailureProps) {
  return (
    <Suspense>
      <Failure {...props} />
    </Suspense>
  );
}

function Bare({ retry }: FailureProps) {
  return (
    <main className="grid justify-items-start gap-4 p-6">
      <h1>{t("This page could not be made")}</h1>
      <button type="button" onClick={retry} className="prose-link">
        {t("Try again")}
      </button>
    </main>
  );
}

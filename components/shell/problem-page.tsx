import type { ReactNode } from "react";
import { Main } from "@/components/shell/main";
import { Wordmark } from "@/components/shell/wordmark";
import { rich } from "@/components/ui/rich";

type ProblemPageProps = {
  title: string;
  /** What happened, what is safe, what to do. */
  children: ReactNode;
  actions: ReactNode;
  /** Finds the failure in our log. */
  errorId?: string | undefined;
};

/** A page for what went wrong, standing on its own where no other layout is left. */
export function ProblemPage({ title, children, actions, errorId }: ProblemPageProps) {
  return (
    <>
      <header className="border-line border-b bg-surface">
        <div className="mx-auto w-full max-w-page px-4 py-2 sm:px-6">
          <Wordmark href="/" />
        </div>
      </header>
      <Main className="gap-6">
        <div className="grid max-w-measure gap-4">
          <h1 className="font-semibold text-title tracking-tight">{title}</h1>
          <div className="grid gap-3 text-quiet">{children}</div>
          {errorId && (
            <p className="text-quiet text-small">
              {rich("Error id {id}", { id: <code className="font-mono text-ink">{errorId}</code> })}
            </p>
          )}
          <div className="mt-2 flex flex-wrap gap-3">{actions}</div>
        </div>
      </Main>
    </>
  );
}

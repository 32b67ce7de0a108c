"use client";

import { ProblemPage } from "@/components/shell/problem-page";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";

/** What both error boundaries show. The text of the error itself stays in the log. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ProblemPage
      title="This page could not be made"
      errorId={digestOf(error)}
      actions={
        <>
          <Button kind="primary" onClick={retry}>
            Try again
          </Button>
          <LinkButton href="/">Go to the start page</LinkButton>
        </>
      }
    >
      <p>
        Something failed on our side. What was saved before is safe, and readings go on in the background.
      </p>
      <p>Try again in a minute.</p>
    </ProblemPage>
  );
}

function digestOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}

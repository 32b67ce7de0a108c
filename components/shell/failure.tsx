import { ProblemPage } from "@/components/shell/problem-page";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { t } from "@/lib/language/t";

export type FailureProps = { error: unknown; retry: () => void };

/** What both error boundaries show. The text of the error itself stays in the log. */
export default function Failure({ error, retry }: FailureProps) {
  return (
    <ProblemPage
      title={t("This page could not be made")}
      errorId={digestOf(error)}
      actions={
        <>
          <Button kind="primary" onClick={retry}>
            {t("Try again")}
          </Button>
          <LinkButton href="/">{t("Go to the start page")}</LinkButton>
        </>
      }
    >
      <p>
        {t(
          "Something failed on our side. What was saved before is safe, and readings go on in the background.",
        )}
      </p>
      <p>{t("Try again in a minute.")}</p>
    </ProblemPage>
  );
}

function digestOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}

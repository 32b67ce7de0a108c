import type { Metadata } from "next";
import { ProblemPage } from "@/components/shell/problem-page";
import { LinkButton } from "@/components/ui/link-button";
import { t } from "@/lib/language/t";

export function generateMetadata(): Metadata {
  return { title: t("Page not found") };
}

export default function NotFoundPage() {
  return (
    <ProblemPage
      title={t("There is no page at this address")}
      actions={
        <>
          <LinkButton href="/dashboard" kind="primary">
            {t("Go to the dashboard")}
          </LinkButton>
          <LinkButton href="/receipts">{t("Check a receipt")}</LinkButton>
          <LinkButton href="/">{t("Go to the start page")}</LinkButton>
        </>
      }
    >
      <p>
        {t(
          "The address may be mistyped, or what stood here was deleted. Pages that belong to another person look the same as pages that do not exist.",
        )}
      </p>
    </ProblemPage>
  );
}

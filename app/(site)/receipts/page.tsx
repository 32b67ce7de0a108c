import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { t } from "@/lib/language/t";
import { parseReceiptCode } from "@/lib/receipts/code";
import { ReceiptForm } from "./receipt-form";

export function generateMetadata(): Metadata {
  return {
    title: t("Check a receipt"),
    description: t("Look up the receipt of a disconnect or an erasure by its code, without signing in."),
  };
}

type Query = { code?: string | string[] };

/** The form is a plain GET, so that a code can be checked without script and the answer has an address of its own. */
export default async function ReceiptsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { code } = await searchParams;
  const typed = typeof code === "string" ? code.slice(0, 60) : "";
  const parsed = parseReceiptCode(typed);
  if (parsed) redirect(`/receipts/${parsed}`);
  return (
    <>
      <PageHeader
        title={t("Check a receipt")}
        note={t(
          "Every disconnect and every erasure leaves a receipt. Anybody who has its code can check it here, signed in or not.",
        )}
      />
      <ReceiptForm
        typed={typed}
        error={typed ? t("This is no receipt code: it needs twenty letters and digits.") : undefined}
      />
      <Section title={t("What a receipt is")}>
        <ul className="grid max-w-measure list-disc gap-2 ps-5 text-small">
          <li>{t("It says what was destroyed, how many rows, when, and what the platform answered.")}</li>
          <li>{t("It names nobody: no address, no account, no identifier. Only the code leads to it.")}</li>
          <li>
            {t(
              "It is signed, and holds the hash of the receipt before it. A receipt that was changed, removed or put in later breaks the chain, and this page says so.",
            )}
          </li>
          <li>{t("It is kept for three years, also when the account it belongs to is long gone.")}</li>
        </ul>
      </Section>
    </>
  );
}

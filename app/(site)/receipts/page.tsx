import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { parseReceiptCode } from "@/lib/receipts/code";
import { ReceiptForm } from "./receipt-form";

export const metadata: Metadata = {
  title: "Check a receipt",
  description: "Look up the receipt of a disconnect or an erasure by its code, without signing in.",
};

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
        title="Check a receipt"
        note="Every disconnect and every erasure leaves a receipt. Anybody who has its code can check it here, signed in or not."
      />
      <ReceiptForm
        typed={typed}
        error={typed ? "This is no receipt code: it needs twenty letters and digits." : undefined}
      />
      <Section title="What a receipt is">
        <ul className="grid max-w-measure list-disc gap-2 ps-5 text-small">
          <li>It says what was destroyed, how many rows, when, and what the platform answered.</li>
          <li>It names nobody: no address, no account, no identifier. Only the code leads to it.</li>
          <li>
            It is signed, and holds the hash of the receipt before it. A receipt that was changed, removed or
            put in later breaks the chain, and this page says so.
          </li>
          <li>It is kept for three years, also when the account it belongs to is long gone.</li>
        </ul>
      </Section>
    </>
  );
}

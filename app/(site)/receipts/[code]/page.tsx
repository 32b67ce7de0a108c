import type { Metadata } from "next";
import { ReceiptSlip } from "@/components/privacy/receipt-slip";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Refresh } from "@/components/ui/refresh";
import { rich } from "@/components/ui/rich";
import { now } from "@/lib/clock";
import { t } from "@/lib/language/t";
import { type CheckedReceipt, checkReceipt } from "@/lib/receipts/check";
import { parseReceiptCode } from "@/lib/receipts/code";
import { describeReceipt } from "@/lib/receipts/describe";
import { ReceiptForm } from "../receipt-form";

export function generateMetadata(): Metadata {
  return {
    title: t("Receipt"),
    // The address holds the code, which is all that protects the slip.
    robots: { index: false, follow: false },
    referrer: "no-referrer",
  };
}

const watchMilliseconds = 2 * 60_000;

export default async function ReceiptPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const checked = await checkReceipt(code);
  if (checked.state === "unknown") return <Unknown code={parseReceiptCode(code) ?? ""} />;
  if (checked.state === "altered") return <Altered code={checked.code} />;
  const at = await now();
  return (
    <>
      <ReceiptSlip {...describeReceipt(checked)} now={at.toISOString()} />
      {isGrowing(checked, at) && <Refresh />}
    </>
  );
}

/** Whoever has just disconnected watches the platform's answer come in; a silent platform is not waited for here. */
function isGrowing({ body, written }: Extract<CheckedReceipt, { state: "verified" }>, at: Date): boolean {
  const newest = Date.parse(written.at(-1) ?? body.issuedAt);
  return body.state === "pending" && at.getTime() - newest < watchMilliseconds;
}

function Unknown({ code }: { code: string }) {
  return (
    <>
      <PageHeader title={t("No receipt with this code")} />
      <p className="max-w-measure">
        {t(
          "There is none, or its three years are over. Compare the code letter by letter and look it up again.",
        )}
      </p>
      <ReceiptForm typed={code} />
    </>
  );
}

function Altered({ code }: { code: string }) {
  return (
    <>
      <PageHeader title={t("This receipt cannot be trusted")} note={code} />
      <Notice tone="danger" title={t("It was altered after it was written")}>
        {rich(
          "Its text, its signature or its place in the chain does not fit, so nothing it says is shown here. Please tell us: the address is in the {policy}.",
          {
            policy: (
              <a className="prose-link" href="/legal/privacy#contact">
                {t("privacy policy")}
              </a>
            ),
          },
        )}
      </Notice>
    </>
  );
}

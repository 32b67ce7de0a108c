"use client";

import { ReceiptBody, type ReceiptProps } from "@/components/analytics/receipt-body";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { t } from "@/lib/language/t";

/** The small button beside a number and what opens from it. */
export function Receipt({ receipt, now }: ReceiptProps) {
  return (
    <Popover
      label={t("Receipt for {metric} of {object}", receipt)}
      title={t("{metric} of {object}", receipt)}
      trigger={<Icon name="receipt" className="size-4" />}
      triggerClassName="inline-flex size-11 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-wash hover:text-ink pointer-fine:size-9"
    >
      <ReceiptBody receipt={receipt} now={now} />
    </Popover>
  );
}

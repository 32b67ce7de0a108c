import type { ReactNode } from "react";
import { Value } from "@/components/analytics/value";
import { formatBand, stateWords } from "@/components/charts/value-text";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { rich } from "@/components/ui/rich";
import { Time } from "@/components/ui/time";
import type { ReceiptView } from "@/lib/analytics/views";
import { addDays } from "@/lib/dates";
import { formatDays } from "@/lib/format";
import { t } from "@/lib/language/t";

export type ReceiptProps = {
  receipt: ReceiptView;
  /** ISO instant; without it times are exact only. */
  now?: string | undefined;
};

/** The receipt of a number, laid out. */
export function ReceiptBody({ receipt, now }: ReceiptProps) {
  const items: Definition[] = [
    { term: t("Value"), description: <Value value={receipt.value} isExact /> },
    { term: t("Platform"), description: receipt.platform },
    {
      term: t("Source"),
      description: receipt.importedAt ? (
        <Imported receipt={receipt} at={receipt.importedAt} now={now} />
      ) : receipt.endpoint ? (
        <code className="break-words font-mono text-note">{receipt.endpoint}</code>
      ) : (
        t("Calculated by Tallyglass from the inputs below")
      ),
    },
    {
      term: t("Read at"),
      description: receipt.readAt ? (
        receipt.importedAt ? (
          rich("{time}, as the import says", { time: <Time at={receipt.readAt} now={now} show="both" /> })
        ) : (
          <Time at={receipt.readAt} now={now} show="both" />
        )
      ) : receipt.importedAt ? (
        t("Not known")
      ) : (
        t("No reading")
      ),
    },
    { term: t("Precision"), description: precision(receipt) },
    {
      term: t("Definition"),
      description: (
        <>
          {receipt.definition.text}{" "}
          <span className="text-quiet">
            {t("Version {version}.", { version: receipt.definition.version })}
          </span>
          {receipt.definition.href && (
            <>
              {" "}
              <a href={receipt.definition.href} className="prose-link">
                {t("All definitions")}
              </a>
            </>
          )}
        </>
      ),
    },
    {
      term: t("Formula"),
      description:
        receipt.formula ??
        (receipt.importedAt ? t("None: as it was imported") : t("None: as the platform returned it")),
    },
    ...(receipt.inputs.length > 0 ? [{ term: t("Inputs"), description: <Inputs receipt={receipt} /> }] : []),
    { term: t("Gaps"), description: <Gaps gaps={receipt.gaps} /> },
    ...(receipt.flag ? [{ term: t("Flag"), description: <Flag text={receipt.flag} /> }] : []),
  ];
  return <DefinitionList items={items} isStacked />;
}

function Flag({ text }: { text: string }) {
  return (
    <>
      {t("It {flag}. It is kept as it was read.", { flag: text })}{" "}
      <a href="/definitions#doubt" className="prose-link">
        {t("How readings are flagged")}
      </a>
    </>
  );
}

/** Of several imports that reach over the day it may be any: what is there is never overwritten. */
function Imported({ receipt, at, now }: ReceiptProps & { at: readonly string[] }) {
  return (
    <>
      {rich("Imported by the member who linked the account, not read from {platform}: {times}", {
        platform: receipt.platform,
        times: at.map((instant, index) => (
          <span key={instant}>
            {index > 0 && ` ${t("or")} `}
            <Time at={instant} now={now} />
          </span>
        )),
      })}
    </>
  );
}

function precision({ value, importedAt, endpoint }: ReceiptView): ReactNode {
  const band = formatBand(value, value.format);
  if (importedAt && value.count !== null)
    return band ? t("Imported in short: stands for {band}", { band }) : t("Exact, as imported");
  if (band && endpoint === null)
    return t("Calculated from counts the platform rounds: can be {band}", { band });
  if (band) return t("Rounded down by the platform: stands for {band}", { band });
  if (value.count === null) return stateWords(value.state);
  return value.format === "percent" || value.format === "index"
    ? t("Calculated, shown to one decimal")
    : t("Exact, as the platform returned it");
}

function Inputs({ receipt }: { receipt: ReceiptView }) {
  return (
    <ul className="grid gap-1">
      {receipt.inputs.map((input) => (
        <li key={input.label}>
          <span className="text-quiet">{input.label}: </span>
          <Value value={input.value} isExact {...(input.unit ? { unit: input.unit } : {})} />
          {input.readAt && (
            <span className="text-note text-quiet">
              {" "}
              {rich("read {at}", { at: <Time at={input.readAt} /> })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Gaps({ gaps }: { gaps: ReceiptView["gaps"] }) {
  if (gaps.length === 0) return t("None in this period");
  return (
    <ul className="grid gap-1">
      {gaps.map((gap) => (
        <li key={gap.from}>
          {formatDays(gap.from, addDays(gap.to, -1))}: {gap.reason}
        </li>
      ))}
    </ul>
  );
}

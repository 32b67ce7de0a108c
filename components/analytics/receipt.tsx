import type { ReactNode } from "react";
import { Value } from "@/components/analytics/value";
import { formatBand } from "@/components/charts/value-text";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { Time } from "@/components/ui/time";
import type { ReceiptView } from "@/lib/analytics/views";
import { addDays } from "@/lib/dates";
import { formatDays } from "@/lib/format";

type ReceiptProps = {
  receipt: ReceiptView;
  /** ISO instant; without it times are exact only. */
  now?: string | undefined;
};

/** The small button beside a number and what opens from it. */
export function Receipt({ receipt, now }: ReceiptProps) {
  return (
    <Popover
      label={`Receipt for ${receipt.metric} of ${receipt.object}`}
      title={`${receipt.metric} of ${receipt.object}`}
      trigger={<Icon name="receipt" className="size-4" />}
      triggerClassName="inline-flex size-11 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-wash hover:text-ink pointer-fine:size-9"
    >
      <ReceiptBody receipt={receipt} now={now} />
    </Popover>
  );
}

/** The receipt laid out, also where it stands open on a page. */
export function ReceiptBody({ receipt, now }: ReceiptProps) {
  const items: Definition[] = [
    { term: "Value", description: <Value value={receipt.value} isExact /> },
    { term: "Platform", description: receipt.platform },
    {
      term: "Source",
      description: receipt.importedAt ? (
        <Imported receipt={receipt} at={receipt.importedAt} now={now} />
      ) : receipt.endpoint ? (
        <code className="break-words font-mono text-note">{receipt.endpoint}</code>
      ) : (
        "Calculated by Tallyglass from the inputs below"
      ),
    },
    {
      term: "Read at",
      description: receipt.readAt ? (
        <>
          <Time at={receipt.readAt} now={now} show="both" />
          {receipt.importedAt && ", as the import says"}
        </>
      ) : receipt.importedAt ? (
        "Not known"
      ) : (
        "No reading"
      ),
    },
    { term: "Precision", description: precision(receipt) },
    {
      term: "Definition",
      description: (
        <>
          {receipt.definition.text} <span className="text-quiet">Version {receipt.definition.version}.</span>
          {receipt.definition.href && (
            <>
              {" "}
              <a href={receipt.definition.href} className="prose-link">
                All definitions
              </a>
            </>
          )}
        </>
      ),
    },
    {
      term: "Formula",
      description:
        receipt.formula ?? `None: as ${receipt.importedAt ? "it was imported" : "the platform returned it"}`,
    },
    ...(receipt.inputs.length > 0 ? [{ term: "Inputs", description: <Inputs receipt={receipt} /> }] : []),
    { term: "Gaps", description: <Gaps gaps={receipt.gaps} /> },
    ...(receipt.flag ? [{ term: "Flag", description: <Flag text={receipt.flag} /> }] : []),
  ];
  return <DefinitionList items={items} isStacked />;
}

function Flag({ text }: { text: string }) {
  return (
    <>
      It {text}. It is kept as it was read.{" "}
      <a href="/definitions#doubt" className="prose-link">
        How readings are flagged
      </a>
    </>
  );
}

/** Of several imports that reach over the day it may be any: what is there is never overwritten. */
function Imported({ receipt, at, now }: ReceiptProps & { at: readonly string[] }) {
  return (
    <>
      Imported by the member who linked the account, not read from {receipt.platform}
      {at.map((instant, index) => (
        <span key={instant}>
          {index === 0 ? ": " : " or "}
          <Time at={instant} now={now} />
        </span>
      ))}
    </>
  );
}

function precision({ value, importedAt, endpoint }: ReceiptView): ReactNode {
  const band = formatBand(value, value.format);
  if (importedAt && value.count !== null)
    return band ? `Imported in short: stands for ${band}` : "Exact, as imported";
  if (band && endpoint === null) return `Calculated from counts the platform rounds: can be ${band}`;
  if (band) return `Rounded down by the platform: stands for ${band}`;
  if (value.count === null) return value.state === "hidden" ? "Hidden by the owner" : "No reading";
  return value.format === "percent" || value.format === "index"
    ? "Calculated, shown to one decimal"
    : "Exact, as the platform returned it";
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
              read <Time at={input.readAt} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Gaps({ gaps }: { gaps: ReceiptView["gaps"] }) {
  if (gaps.length === 0) return "None in this period";
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

import { type ReactNode, useId } from "react";
import { classes } from "@/components/ui/classes";
import { DefinitionList } from "@/components/ui/definition-list";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import { formatCount } from "@/lib/format";

export type ReceiptSlipProps = {
  code: string;
  /** "Receipt of an erasure", "Receipt of a disconnect". */
  title: string;
  /** "Complete", "Running until …", "Revocation pending". */
  status: { text: string; isComplete: boolean };
  /** ISO instants. */
  requestedAt: string;
  completedAt: string | null;
  /** What was destroyed, how much, how and when. */
  lines: readonly {
    what: string;
    /** Whole number as text; null where nothing is counted, such as a key. */
    count: string | null;
    how: string;
    at: string | null;
  }[];
  /** What each party confirmed: the platform's word is not our own. */
  confirmations: readonly { who: string; text: string; at: string | null; isConfirmed: boolean }[];
  stays: readonly { what: string; why: string; until: string }[];
  /** How far back copies reach: "Backups are gone after 7 days". */
  horizon: string;
  chain: {
    isValid: boolean;
    /** How it was checked, or what does not fit. */
    how: string;
    hash: string;
    previousHash: string;
    keyId: string;
  };
  now: string;
};

/** A printed slip: what, how many, when, how, what stays and until when, and how that can be checked. */
export function ReceiptSlip(props: ReceiptSlipProps) {
  const id = useId();
  return (
    <article
      aria-labelledby={id}
      className="mx-auto grid w-full max-w-xl grid-cols-1 gap-6 rounded-card border border-line bg-surface p-4 sm:p-8"
    >
      <header className="grid gap-1 border-line border-b border-dashed pb-6">
        <p className="text-note text-quiet">Tallyglass</p>
        <h1 id={id} className="font-semibold text-title tracking-tight">
          {props.title}
        </h1>
        <p className="break-all font-mono text-small">{props.code}</p>
        <p
          className={classes(
            "flex gap-2 font-medium text-small",
            props.status.isComplete ? "text-good" : "text-warn",
          )}
        >
          <Icon name={props.status.isComplete ? "check" : "clock"} />
          {props.status.text}
        </p>
      </header>
      <DefinitionList
        items={[
          { term: "Requested", description: <Time at={props.requestedAt} now={props.now} show="both" /> },
          {
            term: "Completed",
            description: props.completedAt ? (
              <Time at={props.completedAt} now={props.now} show="both" />
            ) : (
              "Not yet"
            ),
          },
        ]}
      />
      <Lines lines={props.lines} />
      {props.confirmations.length > 0 && (
        <SlipPart title="Who confirmed what">
          {props.confirmations.map(({ who, text, at, isConfirmed }) => (
            <li key={`${who} ${text}`} className="flex gap-2 py-2">
              <Icon
                name={isConfirmed ? "check" : "clock"}
                className={`mt-1 size-4 ${isConfirmed ? "text-good" : "text-warn"}`}
              />
              <span>
                <span className="font-medium">{who}</span>: {text}
                {at && (
                  <span className="block text-note text-quiet">
                    <Time at={at} />
                  </span>
                )}
              </span>
            </li>
          ))}
        </SlipPart>
      )}
      <SlipPart title="What stays">
        {props.stays.map(({ what, why, until }) => (
          <li key={what} className="py-2">
            <span className="font-medium">{what}</span>, {until}. <span className="text-quiet">{why}</span>
          </li>
        ))}
        <li className="py-2 text-quiet">{props.horizon}</li>
      </SlipPart>
      <Chain chain={props.chain} />
    </article>
  );
}

function Lines({ lines }: Pick<ReceiptSlipProps, "lines">) {
  return (
    <SlipPart title="What was destroyed">
      {lines.map(({ what, count, how, at }) => (
        <li key={what} className="flex justify-between gap-4 py-2">
          <span className="min-w-0">
            <span className="block font-medium">{what}</span>
            <span className="text-note text-quiet">
              {how}
              {at && (
                <>
                  , <Time at={at} />
                </>
              )}
            </span>
          </span>
          {count !== null && (
            <span className="font-medium">{formatCount(BigInt(count), { exact: true })}</span>
          )}
        </li>
      ))}
    </SlipPart>
  );
}

function SlipPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-1">
      <h2 className="font-medium text-quiet text-small">{title}</h2>
      <ul className="grid divide-y divide-line border-line border-y text-small">{children}</ul>
    </section>
  );
}

function Chain({ chain }: Pick<ReceiptSlipProps, "chain">) {
  return (
    <section className="grid gap-2 border-line border-t border-dashed pt-6 text-small">
      <h2 className={classes("flex gap-2 font-semibold", chain.isValid ? "text-good" : "text-danger")}>
        <Icon name={chain.isValid ? "check" : "stop"} />
        {chain.isValid ? "Chain verified" : "Chain not verified"}
      </h2>
      <p className="text-quiet">{chain.how}</p>
      <dl className="grid gap-1 text-note">
        {[
          ["This receipt", chain.hash],
          ["The one before", chain.previousHash],
          ["Signed with key", chain.keyId],
        ].map(([term, text]) => (
          <div key={term} className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
            <dt className="text-quiet">{term}</dt>
            <dd className="break-all font-mono">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

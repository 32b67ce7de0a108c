import { type ReactNode, useId } from "react";
import { classes } from "@/components/ui/classes";
import { DefinitionList } from "@/components/ui/definition-list";
import { Icon, type IconName } from "@/components/ui/icon";
import { rich } from "@/components/ui/rich";
import { Time } from "@/components/ui/time";
import { formatCount } from "@/lib/format";
import { t } from "@/lib/language/t";
import type { SlipView } from "@/lib/receipts/describe";

type ReceiptSlipProps = SlipView & { now: string };

const TONES: Record<SlipView["status"]["tone"], { text: string; icon: IconName }> = {
  good: { text: "text-good", icon: "check" },
  warn: { text: "text-warn", icon: "clock" },
  danger: { text: "text-danger", icon: "warn" },
};

/** A printed slip: what, how many, when, how, what stays and until when, and how that was checked. */
export function ReceiptSlip(props: ReceiptSlipProps) {
  const id = useId();
  const tone = TONES[props.status.tone];
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
        <p className={classes("flex gap-2 font-medium text-small", tone.text)}>
          <Icon name={tone.icon} />
          {props.status.text}
        </p>
      </header>
      <DefinitionList
        items={props.dates.map(({ term, at }) => ({
          term,
          description: at ? <Time at={at} now={props.now} show="both" /> : t("Not yet"),
        }))}
      />
      {props.lines.length > 0 && (
        <SlipPart title={t("What was destroyed")}>
          {props.lines.map((line) => (
            <Line key={line.what} {...line} />
          ))}
        </SlipPart>
      )}
      {props.confirmations.length > 0 && (
        <SlipPart title={t("Who confirmed what")}>
          {props.confirmations.map((confirmation) => (
            <Confirmation key={`${confirmation.who} ${confirmation.text}`} {...confirmation} />
          ))}
        </SlipPart>
      )}
      {props.stays.length > 0 && (
        <SlipPart title={t("What stays")}>
          {props.stays.map(({ what, until }) => (
            <li key={what} className="py-2">
              <span className="block font-medium">{what}</span>
              <span className="text-note text-quiet">
                {until ? rich("Until {time}", { time: <Time at={until} /> }) : t("Until you delete it")}
              </span>
            </li>
          ))}
        </SlipPart>
      )}
      <Chain hash={props.hash} written={props.written} />
    </article>
  );
}

function Line({ what, count, how, at }: SlipView["lines"][number]) {
  return (
    <li className="flex justify-between gap-4 py-2">
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
        <span className="figures font-medium">{formatCount(BigInt(count), { exact: true })}</span>
      )}
    </li>
  );
}

function Confirmation({ who, text, at, isConfirmed, href }: SlipView["confirmations"][number]) {
  return (
    <li className="flex gap-2 py-2">
      <Icon
        name={isConfirmed ? "check" : "clock"}
        className={`mt-1 size-4 ${isConfirmed ? "text-good" : "text-warn"}`}
      />
      <span className="grid">
        <span>
          <span className="font-medium">{who}</span> {text}
        </span>
        {at && (
          <span className="text-note text-quiet">
            <Time at={at} />
          </span>
        )}
        {href && (
          <a href={href.url} rel="noreferrer" className="prose-link justify-self-start">
            {href.label}
          </a>
        )}
      </span>
    </li>
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

function Chain({ hash, written }: Pick<SlipView, "hash" | "written">) {
  return (
    <section className="grid gap-2 border-line border-t border-dashed pt-6 text-small">
      <h2 className="flex gap-2 font-semibold text-good">
        <Icon name="check" />
        {t("Chain verified")}
      </h2>
      <p className="text-quiet">
        {t(
          "Checked just now: the text of each entry fits its hash, each hash bears our signature, and each entry fits the one before it and the one after it in the chain. Keep the hash to compare later.",
        )}
      </p>
      <dl className="grid gap-1 text-note">
        <div className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
          <dt className="text-quiet">SHA-256</dt>
          <dd className="break-all font-mono">{hash}</dd>
        </div>
        <div className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
          <dt className="text-quiet">{t("Entries written")}</dt>
          <dd>
            <ol>
              {[...new Set(written)].map((at) => (
                <li key={at}>
                  <Time at={at} />
                </li>
              ))}
            </ol>
          </dd>
        </div>
      </dl>
    </section>
  );
}

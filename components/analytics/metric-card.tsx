import { useId } from "react";
import { Change } from "@/components/analytics/change";
import { OnRequest } from "@/components/analytics/on-request";
import { Receipt } from "@/components/analytics/receipt";
import { Value } from "@/components/analytics/value";
import { shapeOf } from "@/components/charts/spark-path";
import { Sparkline } from "@/components/charts/sparkline";
import type { FigureView } from "@/lib/analytics/views";
import { t } from "@/lib/language/t";

type MetricCardProps = FigureView & {
  /** "@atlas". */
  object: string;
  /** Series number of the platform. */
  number: number;
  /** ISO instant. */
  now: string;
  /** Its figure is shown when asked for. */
  isHidden?: boolean;
};

/** One figure with its change, its shape and its receipt. */
export function MetricCard({ isHidden = false, ...props }: MetricCardProps) {
  const id = useId();
  const receipt = <Receipt receipt={props.receipt} now={props.now} />;
  return (
    <article
      aria-labelledby={id}
      className="keep-together grid min-w-0 grid-cols-1 content-start gap-2 rounded-card border border-line bg-surface p-4 sm:p-6"
    >
      <div className="-mt-2 -me-2 flex min-h-11 items-center justify-between gap-2 pointer-fine:min-h-9">
        <h3 id={id} className="font-medium text-quiet text-small">
          {props.metric}
        </h3>
        {!isHidden && receipt}
      </div>
      <OnRequest
        isHidden={isHidden}
        object={t("of {metric}, {object}", { metric: props.metric, object: props.object })}
      >
        {isHidden ? (
          // A receipt names the count and what it was made of: it comes with the figure.
          <div className="flex items-start justify-between gap-2">
            <Figure {...props} />
            {receipt}
          </div>
        ) : (
          <Figure {...props} />
        )}
      </OnRequest>
    </article>
  );
}

function Figure(props: MetricCardProps) {
  return (
    <div className="grid min-w-0 grow grid-cols-1 gap-2">
      <p>
        <Value value={props.value} unit={props.unit} size="figure" />
      </p>
      {props.change && <Change change={props.change} />}
      {props.comparison && <p className="text-quiet text-small">{props.comparison}</p>}
      <Sparkline path={shapeOf(props)} number={props.number} />
      {props.note && <p className="text-note text-quiet">{props.note}</p>}
    </div>
  );
}

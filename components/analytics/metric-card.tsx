import { useId } from "react";
import { Change } from "@/components/analytics/change";
import { Receipt } from "@/components/analytics/receipt";
import { Value } from "@/components/analytics/value";
import type { SeriesPoint } from "@/components/charts/points";
import { Sparkline } from "@/components/charts/sparkline";
import type { ChangeView, ReceiptView, ValueView } from "@/lib/analytics/views";

type MetricCardProps = {
  /** "Followers". */
  metric: string;
  /** "@atlas". */
  object: string;
  unit: string;
  value: ValueView;
  /** Null for a figure that has no earlier one to stand beside. */
  change: ChangeView | null;
  /** Shape of the period; leave empty where there is no history yet. */
  points: readonly SeriesPoint[];
  /** Series number of the platform. */
  number: number;
  receipt: ReceiptView;
  /** "Calculated from 14 posts", "the first line begins tomorrow". */
  note?: string | undefined;
  /** ISO instant. */
  now: string;
};

/** One figure with its change, its shape and its receipt. */
export function MetricCard(props: MetricCardProps) {
  const id = useId();
  const hasLine = props.points.filter((point) => point.value !== null).length > 1;
  return (
    <article
      aria-labelledby={id}
      className="keep-together grid min-w-0 grid-cols-1 content-start gap-2 rounded-card border border-line bg-surface p-4 sm:p-6"
    >
      <div className="-mt-2 -me-2 flex items-center justify-between gap-2">
        <h3 id={id} className="font-medium text-quiet text-small">
          {props.metric}
        </h3>
        <Receipt receipt={props.receipt} now={props.now} />
      </div>
      <p>
        <Value value={props.value} unit={props.unit} size="figure" />
      </p>
      {props.change && <Change change={props.change} />}
      {hasLine && <Sparkline points={props.points} number={props.number} />}
      {props.note && <p className="text-note text-quiet">{props.note}</p>}
    </article>
  );
}

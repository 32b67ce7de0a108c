import { type ReactNode, useId } from "react";
import { SaveLinks } from "@/components/charts/save-links";
import { SavePicture } from "@/components/charts/save-picture";
import { TableToggle } from "@/components/charts/table-toggle";

type ChartFigureProps = {
  /** "Followers": the figure's name begins with it. */
  metric: string;
  /** What it is about: "of @atlas, per day". */
  object: string;
  /** The chart in a sentence or two. */
  summary: string;
  /** "as of 06:10, today". */
  freshness?: ReactNode;
  /** Beside "Show as table". */
  actions?: ReactNode;
  /** Where the rows are, as a file. */
  dataHref?: string | undefined;
  /** Of a chart that is drawn: where its numbers come from, for a picture of it. */
  source?: string | undefined;
  /** Under the drawing: where the axis starts, what was thinned, marks. */
  notes?: ReactNode;
  /** Shown by the button; leave off where there is nothing to tabulate. */
  table?: ReactNode;
  children: ReactNode;
};

/** Every chart is inside one: name, sentence, drawing, notes, and the same as a table behind a button. */
export function ChartFigure(props: ChartFigureProps) {
  const id = useId();
  const table = props.table;
  const name = `${props.metric} ${props.object}`;
  return (
    <figure
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-summary`}
      className="grid min-w-0 grid-cols-1 content-start gap-4 rounded-card border border-line bg-surface p-4 sm:p-6"
    >
      <figcaption className="grid min-w-0 grid-cols-1 gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p id={`${id}-name`} data-picture="title" dir="auto" className="min-w-0 font-semibold">
            {props.metric} <span className="font-normal text-quiet text-small">{props.object}</span>
          </p>
          {props.freshness && <div className="text-note text-quiet">{props.freshness}</div>}
        </div>
        <p id={`${id}-summary`} data-picture="summary" className="max-w-measure text-quiet text-small">
          {props.summary}
        </p>
      </figcaption>
      {props.children}
      {props.notes}
      {table && (
        <TableToggle
          object={name}
          actions={
            <>
              {props.dataHref && <SaveLinks href={props.dataHref} object={name} />}
              {props.source && <SavePicture object={name} source={props.source} />}
              {props.actions}
            </>
          }
        >
          {table}
        </TableToggle>
      )}
    </figure>
  );
}

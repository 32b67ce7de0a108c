import { shapeOf } from "@/components/charts/spark-path";
import { narrowWidth } from "@/components/charts/sparkline";
import type { OverviewAccount } from "@/lib/analytics/get-overview";
import type { AccountView, FigureView } from "@/lib/analytics/views";

export type ShownFigure = Pick<FigureView, "metric" | "value" | "change" | "comparison" | "receipt"> & {
  /** The shape of the period as a path, as wide as `narrowWidth`; null where there is none to draw. */
  path: string | null;
};

/** What a table of many says of one account. */
export type AccountLine = Pick<AccountView, "id" | "handle" | "freshness" | "status"> & {
  /** "Reading your videos": how far its first look is; null once that is over. */
  stage: string | null;
  figures: readonly ShownFigure[];
};

export function lineOf({ account, figures }: OverviewAccount): AccountLine {
  const { id, handle, freshness, status, progress, isFirstLook } = account;
  const stage = progress && isFirstLook ? progress.stage : null;
  return { id, handle, freshness, status, stage, figures: figures.map(shownOf) };
}

function shownOf(figure: FigureView): ShownFigure {
  const { metric, value, change, comparison, receipt } = figure;
  return { metric, value, change, comparison, receipt, path: shapeOf(figure, narrowWidth) };
}

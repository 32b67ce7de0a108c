"use client";

import { Change } from "@/components/analytics/change";
import { Receipt } from "@/components/analytics/receipt";
import { Value } from "@/components/analytics/value";
import { Sparkline } from "@/components/charts/sparkline";
import type { FigureView } from "@/lib/analytics/views";

type FigureCellProps = {
  figure: Pick<FigureView, "value" | "change" | "comparison" | "receipt">;
  /** The shape of the period as a path; null where there is none to draw. */
  path: string | null;
  width: number;
  number: number;
  /** ISO instant. */
  now: string;
};

/**
 * One figure of one account in a table of many. Made of its few values in the browser as well: what it is drawn with
 * would travel three times for each account.
 */
export function FigureCell({ figure, path, width, number, now }: FigureCellProps) {
  return (
    <div className="grid min-w-40 gap-0.5 sm:min-w-44 print:min-w-0">
      <div className="flex items-center gap-2">
        <span className="font-medium">
          <Value value={figure.value} />
        </span>
        {path !== null && (
          <span className="w-16">
            <Sparkline path={path} width={width} number={number} />
          </span>
        )}
        <span className="ms-auto">
          <Receipt receipt={figure.receipt} now={now} />
        </span>
      </div>
      {figure.change && <Change change={figure.change} />}
      {figure.comparison && <p className="max-w-64 text-note text-quiet">{figure.comparison}</p>}
    </div>
  );
}

"use client";

import { useState } from "react";
import { LineFigure } from "@/components/charts/line-figure";
import type { ChartSeries } from "@/components/charts/points";
import { FileField } from "@/components/ui/file-field";
import type { Day } from "@/lib/dates";
import { formatCount, formatDay } from "@/lib/format";
import type { ImportDesk } from "@/lib/imports/list-imports";
import { type Arrivals, readArrivals } from "@/lib/imports/table/arrivals";
import { UnreadableFileError } from "@/lib/imports/table/read-file";
import { t, tn } from "@/lib/language/t";
import type { ArrivalsFile } from "@/lib/platforms/types";

const mostBytes = 100_000_000;

/** When today's followers arrived: drawn here and now, joined to nothing, sent nowhere. */
export function ArrivalsCurve({ desk, file }: { desk: ImportDesk; file: ArrivalsFile }) {
  const [arrivals, setArrivals] = useState<Arrivals | null>(null);
  const [problem, setProblem] = useState<string | undefined>();

  async function onFiles(files: File[]): Promise<void> {
    setArrivals(null);
    setProblem(undefined);
    if (files.length === 0) return;
    try {
      setArrivals(await read(files, file, desk));
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      setProblem(error.message);
    }
  }

  return (
    <div className="grid min-w-0 gap-4">
      <div className="max-w-2xl">
        <FileField
          label={t("The list of followers ({file})", { file: file.name })}
          hint={`${t("Its JSON or its HTML; all of them where there are several.")} ${file.howTo}`}
          accept=".json,.html,application/json,text/html"
          multiple
          error={problem}
          onFiles={onFiles}
        />
        <p className="mt-2 text-small">
          <a className="prose-link" href={file.help.url} rel="noreferrer">
            {file.help.label}
          </a>
        </p>
      </div>
      {arrivals && <Curve arrivals={arrivals} desk={desk} />}
    </div>
  );
}

function Curve({ arrivals, desk }: { arrivals: Arrivals; desk: ImportDesk }) {
  const { days, total, undated } = arrivals;
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const series: ChartSeries = {
    id: "arrivals",
    name: t("At least"),
    number: desk.platform.number,
    unit: desk.platform.followers,
    points: days.map(({ day, atLeast }) => ({
      day,
      value: String(atLeast),
      state: "measured",
      readAt: null,
    })),
  };
  const summary = [
    t(
      "A lower bound: of the followers there are today, {total} had arrived by {last}, the first on {first}. Whoever followed and left since is not in the list, so each day had at least this many.",
      {
        total: formatCount(total),
        last: formatDay(last.day, "weekday"),
        first: formatDay(first.day, "weekday"),
      },
    ),
    undated > 0 &&
      tn(
        undated,
        "{count} more in the list has no time that can be read.",
        "{count} more in the list have no time that can be read.",
      ),
  ];
  return (
    <LineFigure
      metric={t("When today's followers arrived")}
      object={t("on {handle}, at least so many each day", { handle: desk.handle })}
      series={[series]}
      summary={summary.filter((one) => one !== false).join(" ")}
      caption={t(
        "Made in this browser from the file you chose, and gone when you leave the page. It is not part of the account's history and is joined to none of it.",
      )}
    />
  );
}

async function read(files: readonly File[], file: ArrivalsFile, desk: ImportDesk): Promise<Arrivals> {
  if (files.reduce((sum, { size }) => sum + size, 0) > mostBytes) {
    throw new UnreadableFileError(
      t("These files are larger than 100 MB. Choose the lists of followers alone."),
    );
  }
  const texts = await Promise.all(files.map((one) => one.text()));
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return readArrivals(texts, file, timeZone, desk.today as Day);
}

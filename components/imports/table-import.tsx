"use client";

import { type ReactNode, useMemo, useState } from "react";
import { ImportSteps } from "@/components/imports/import-steps";
import { type Answers, TableQuestions } from "@/components/imports/table-questions";
import { Taken } from "@/components/imports/taken-days";
import { useImport } from "@/components/imports/use-import";
import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/file-field";
import type { Day } from "@/lib/dates";
import type { ImportDesk } from "@/lib/imports/list-imports";
import { guessMapping, type Mapping, type Questions, questionsOf } from "@/lib/imports/table/columns";
import { readText, UnreadableFileError } from "@/lib/imports/table/read-file";
import { readTable, type Table } from "@/lib/imports/table/read-table";
import { takeDays } from "@/lib/imports/table/take-days";
import { toWire } from "@/lib/imports/table/wire";
import { t } from "@/lib/language/t";

const unanswered: Answers = { order: null, timeZone: null, decimal: null };
type Chosen = { table: Table; mapping: Mapping; answers: Answers };

/** A table of daily counts: read, questioned and looked at here; only the days that are previewed are sent. */
export function TableImport({ desk }: { desk: ImportDesk }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const { step, choose, preview, confirm } = useImport(desk.accountId);

  async function onFiles([file]: File[]): Promise<void> {
    choose();
    setChosen(null);
    setProblem(undefined);
    if (!file) return;
    try {
      setChosen(readChoice(new Uint8Array(await file.arrayBuffer()), desk));
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      setProblem(error.message);
    }
  }

  function change(next: Chosen): void {
    choose();
    setChosen(next);
  }

  return (
    <div className="grid max-w-3xl gap-6">
      <FileField
        label={t("Table of daily counts (CSV)")}
        hint={t(
          "At most 5 MB and 10,000 lines. It is read in this browser: only the days and counts you preview leave it.",
        )}
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        error={problem}
        onFiles={onFiles}
      />
      {chosen && (
        <Choice
          chosen={chosen}
          desk={desk}
          isPreviewing={step.at === "previewing"}
          isOpen={step.at === "choosing" || step.at === "previewing" || step.at === "failed"}
          onChange={change}
          onPreview={(body) => preview({ type: "application/json", body })}
          after={(body) => (
            <ImportSteps
              step={step}
              desk={desk}
              onConfirm={() => confirm({ type: "application/json", body })}
            />
          )}
        />
      )}
    </div>
  );
}

type ChoiceProps = {
  chosen: Chosen;
  desk: ImportDesk;
  isPreviewing: boolean;
  isOpen: boolean;
  onChange: (chosen: Chosen) => void;
  onPreview: (body: string) => void;
  after: (body: string) => ReactNode;
};

function Choice({ chosen, desk, isPreviewing, isOpen, onChange, onPreview, after }: ChoiceProps) {
  const { table, mapping, answers } = chosen;
  const questions = useMemo(() => questionsOf(table, mapping), [table, mapping]);
  const open = openQuestions(questions, answers, Object.keys(mapping.metrics).length > 0);
  const taken = useMemo(() => {
    if (open.length > 0) return null;
    const order = answers.order ?? questions.days.orders[0] ?? "year first";
    const decimal = answers.decimal ?? questions.counts.decimal;
    const reading = { order, decimal, timeZone: answers.timeZone ?? "UTC" };
    return takeDays(table, mapping, reading, {
      today: desk.today as Day,
      oldest: desk.oldest as Day | null,
    });
  }, [table, mapping, answers, questions, open.length, desk]);
  const body = useMemo(() => (taken ? JSON.stringify(toWire(taken.days)) : ""), [taken]);
  return (
    <>
      <TableQuestions
        table={table}
        metrics={desk.metrics}
        mapping={mapping}
        questions={questions}
        answers={answers}
        onMapping={(next) => onChange({ table, mapping: next, answers: unanswered })}
        onAnswers={(next) => onChange({ table, mapping, answers: next })}
      />
      {taken ? (
        <Taken taken={taken} metrics={desk.metrics} number={desk.platform.number} />
      ) : (
        <p className="text-small" role="status">
          {t("Before the preview: {questions}.", { questions: open.join(", ") })}
        </p>
      )}
      {taken && taken.days.length > 0 && isOpen && (
        <div>
          <Button kind="primary" onClick={() => onPreview(body)} isPending={isPreviewing}>
            {isPreviewing ? t("Comparing …") : t("Preview the import")}
          </Button>
        </div>
      )}
      {after(body)}
    </>
  );
}

/** What is still to be answered, as it goes on in a list after "Before the preview: ". */
function openQuestions({ days, counts }: Questions, answers: Answers, hasCounts: boolean): string[] {
  return [
    hasCounts || t("say which column holds a count"),
    days.orders.length > 1 && answers.order === null && t("say in which order the days are written"),
    days.needsZone && answers.timeZone === null && t("choose the time zone of the times"),
    counts.example !== null && answers.decimal === null && t("say what the example means"),
  ].filter((question) => typeof question === "string");
}

/** @throws UnreadableFileError with a sentence for the reader */
function readChoice(bytes: Uint8Array, desk: ImportDesk): Chosen {
  const table = readTable(readText(bytes));
  const mapping = guessMapping(table, desk.metrics);
  if (!mapping) {
    throw new UnreadableFileError(
      t("No column of this table reads as days. One is needed, such as 2025-05-04."),
    );
  }
  return { table, mapping, answers: unanswered };
}

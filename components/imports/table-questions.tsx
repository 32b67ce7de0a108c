import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { formatCount, formatDay } from "@/lib/format";
import type { Mapping, Questions } from "@/lib/imports/table/columns";
import type { DecimalMark } from "@/lib/imports/table/counts";
import { type DayOrder, readMoment } from "@/lib/imports/table/days";
import type { Table } from "@/lib/imports/table/read-table";
import { label, t } from "@/lib/language/t";
import { type AccountMetric, accountMetricCatalog } from "@/lib/metrics/catalog";

/** What a person answered; null where nothing was asked or nothing answered yet. */
export interface Answers {
  order: DayOrder | null;
  timeZone: string | null;
  decimal: DecimalMark | null;
}

type TableQuestionsProps = {
  table: Table;
  metrics: readonly AccountMetric[];
  mapping: Mapping;
  questions: Questions;
  answers: Answers;
  onMapping: (mapping: Mapping) => void;
  onAnswers: (answers: Answers) => void;
};

const none = "";

/** Which column is what, and whatever the cells leave open. */
export function TableQuestions(props: TableQuestionsProps) {
  const { table, mapping, questions, answers, onAnswers } = props;
  const { orders, needsZone } = questions.days;
  const { example } = questions.counts;
  return (
    <div className="grid gap-5">
      <Columns {...props} />
      {orders.length > 1 && (
        <RadioGroup
          legend={t("In which order are the days written?")}
          options={orders.map((order) => ({
            value: order,
            label: orderLabel(order, dayExample(table, mapping)),
          }))}
          value={answers.order}
          onChange={(order) => onAnswers({ ...answers, order: order as DayOrder })}
        />
      )}
      {needsZone && (
        <Select
          label={t("Where do the clocks of these times stand?")}
          hint={t("A day here is a day of UTC. Times that do not name their zone fall on it by this one.")}
          value={answers.timeZone ?? none}
          onChange={(event) => onAnswers({ ...answers, timeZone: event.currentTarget.value || null })}
          options={zones()}
        />
      )}
      {example && (
        <RadioGroup
          legend={t("What does “{cell}” mean?", { cell: example.cell })}
          options={[
            { value: ".", label: formatCount(example.withPoint, { exact: true }) },
            { value: ",", label: formatCount(example.withComma, { exact: true }) },
          ]}
          value={answers.decimal}
          onChange={(decimal) => onAnswers({ ...answers, decimal: decimal as DecimalMark })}
        />
      )}
    </div>
  );
}

function Columns({ table, metrics, mapping, onMapping }: TableQuestionsProps) {
  const columns = table.columns.map((name, at) => ({ value: String(at), label: name }));
  const set = (metric: AccountMetric, value: string) => {
    const { [metric]: _, ...others } = mapping.metrics;
    onMapping({ ...mapping, metrics: value === none ? others : { ...others, [metric]: Number(value) } });
  };
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="mb-2 font-medium text-small">{t("Which column holds what?")}</legend>
      <Select
        label={t("Day")}
        options={columns}
        value={String(mapping.day)}
        onChange={(event) => onMapping({ ...mapping, day: Number(event.currentTarget.value) })}
      />
      {metrics.map((metric) => (
        <Select
          key={metric}
          label={t("{metric}, in all", { metric: t(accountMetricCatalog[metric].label) })}
          options={[{ value: none, label: t("Not in this table") }, ...columns]}
          value={String(mapping.metrics[metric] ?? none)}
          onChange={(event) => set(metric, event.currentTarget.value)}
        />
      ))}
    </fieldset>
  );
}

function dayExample(table: Table, mapping: Mapping): string {
  return table.rows.map(({ cells }) => cells[mapping.day]?.trim() ?? "").find((cell) => cell !== "") ?? "";
}

const orderWords = {
  "year first": { name: label("Year first"), meaning: label("Year first: {example} is {day}") },
  "day first": { name: label("Day first"), meaning: label("Day first: {example} is {day}") },
  "month first": { name: label("Month first"), meaning: label("Month first: {example} is {day}") },
} as const;

function orderLabel(order: DayOrder, example: string): string {
  const moment = readMoment(example, order, "UTC");
  const { name, meaning } = orderWords[order];
  return moment ? t(meaning, { example, day: formatDay(moment.day, "weekday") }) : t(name);
}

/** UTC and the reader's own first; they know the others by name. */
function zones(): { value: string; label: string }[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const others = Intl.supportedValuesOf("timeZone").filter((zone) => zone !== own && zone !== "UTC");
  return [
    { value: none, label: t("Choose a time zone") },
    { value: "UTC", label: "UTC" },
    ...(own === "UTC" ? [] : [{ value: own, label: t("{zone}, as this browser", { zone: own }) }]),
    ...others.map((zone) => ({ value: zone, label: zone })),
  ];
}

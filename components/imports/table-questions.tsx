import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { formatCount, formatDay } from "@/lib/format";
import type { Mapping, Questions } from "@/lib/imports/table/columns";
import type { DecimalMark } from "@/lib/imports/table/counts";
import { type DayOrder, readMoment } from "@/lib/imports/table/days";
import type { Table } from "@/lib/imports/table/read-table";
import { t } from "@/lib/language/t";
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
          legend="In which order are the days written?"
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
          label="Where do the clocks of these times stand?"
          hint="A day here is a day of UTC. Times that do not name their zone fall on it by this one."
          value={answers.timeZone ?? none}
          onChange={(event) => onAnswers({ ...answers, timeZone: event.currentTarget.value || null })}
          options={zones()}
        />
      )}
      {example && (
        <RadioGroup
          legend={`What does “${example.cell}” mean?`}
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
  const columns = table.columns.map((label, at) => ({ value: String(at), label }));
  const set = (metric: AccountMetric, value: string) => {
    const { [metric]: _, ...others } = mapping.metrics;
    onMapping({ ...mapping, metrics: value === none ? others : { ...others, [metric]: Number(value) } });
  };
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="mb-2 font-medium text-small">Which column holds what?</legend>
      <Select
        label="Day"
        options={columns}
        value={String(mapping.day)}
        onChange={(event) => onMapping({ ...mapping, day: Number(event.currentTarget.value) })}
      />
      {metrics.map((metric) => (
        <Select
          key={metric}
          label={`${t(accountMetricCatalog[metric].label)}, in all`}
          options={[{ value: none, label: "Not in this table" }, ...columns]}
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

function orderLabel(order: DayOrder, example: string): string {
  const moment = readMoment(example, order, "UTC");
  const name = order.charAt(0).toUpperCase() + order.slice(1);
  return moment ? `${name}: ${example} is ${formatDay(moment.day, "weekday")}` : name;
}

/** UTC and the reader's own first; they know the others by name. */
function zones(): { value: string; label: string }[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const others = Intl.supportedValuesOf("timeZone").filter((zone) => zone !== own && zone !== "UTC");
  return [
    { value: none, label: "Choose a time zone" },
    { value: "UTC", label: "UTC" },
    ...(own === "UTC" ? [] : [{ value: own, label: `${own}, as this browser` }]),
    ...others.map((zone) => ({ value: zone, label: zone })),
  ];
}

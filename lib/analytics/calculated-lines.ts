import "server-only";
import { addDays } from "@/lib/dates";
import { atStart } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";
import type { PostMetric } from "@/lib/metrics/catalog";
import { engagementParts } from "@/lib/metrics/engagement";
import { breaksOf } from "@/lib/metrics/ledger";
import { type RateBase, type RateChoice, rateOf } from "@/lib/metrics/rate-choice";
import { nounOf } from "@/lib/metrics/unit-words";
import type { AccountRecord } from "./accounts";
import { lineBefore } from "./comparison";
import { rangeWords } from "./counts-in-words";
import { type DayGain, rateBreaks } from "./engagement";
import { gapsOf, type Look } from "./figures";
import { breakViews, countPoint } from "./present";
import { accountRates, choicesOf, rateAt, ratePoints, rateWords, type ShownRate } from "./rates";
import type { LineView } from "./views";

export type CalculatedLines = {
  /** The rate that is shown, and those that could be. */
  rate: { choice: RateChoice; line: LineView; before: LineView | null; caption: string };
  choices: readonly RateChoice[];
  /** Of those, the one the address asks for. */
  askedRate: RateChoice | null;
  gains: { lines: readonly LineView[]; caption: string };
};

/** @param asked the rate that the address names */
export function calculatedLines(
  look: Look,
  gains: readonly DayGain[],
  asked: RateChoice | null,
): CalculatedLines {
  const { record } = look;
  const choices = choicesOf(record.descriptor);
  const shown = accountRates(look);
  const rate = rateLine(record, shown);
  const between = rateBreaks(record.descriptor, rateOf(shown.choice).base);
  const before = lineBefore(
    look,
    rate.line,
    between,
    (earlier) => rateLine(record, accountRates({ ...earlier, rate: shown.choice })).line,
  );
  return {
    rate: { ...rate, before },
    choices,
    askedRate: asked && choices.includes(asked) ? asked : null,
    gains: {
      lines: gainedParts(record, gains).map((part, index) => ({
        ...gainLine(record, part, gains),
        number: ((record.descriptor.series - 1 + index) % 5) + 1,
        gaps: gains.length > 0 ? gapsOf(look) : [],
      })),
      caption: gainsCaption(record, gains),
    },
  };
}

/** What posts can be engaged with, without what the platform counts for the account itself, or gives of no post. */
function gainedParts({ descriptor }: AccountRecord, gains: readonly DayGain[]): PostMetric[] {
  const ofAccount: readonly string[] = descriptor.accountMetrics;
  const parts = engagementParts(descriptor.postMetrics).filter((part) => !ofAccount.includes(part));
  const given = parts.filter((part) => gains.some(({ gains: of }) => of[part] != null));
  return given.length > 0 ? given : parts;
}

/** What posts gained in one count; nothing on a day on whose eve something else was counted. */
function gainLine({ descriptor }: AccountRecord, part: PostMetric, gains: readonly DayGain[]) {
  const between = breaksOf(descriptor.ledger, { of: "post", metric: part });
  const points = gains.map(({ day, gains: of }) => {
    const gain = between(addDays(day, -1), day).length === 0 ? (of[part] ?? null) : null;
    return { day, ...countPoint(gain), readAt: null };
  });
  return {
    id: part,
    name: atStart(nounOf(part)),
    unit: nounOf(part),
    points,
    breaks: breakViews(between, points),
  };
}

function rateLine(
  record: AccountRecord,
  { choice, points: all }: ShownRate,
): Omit<CalculatedLines["rate"], "before"> {
  const { base, isSum } = rateOf(choice);
  const last = all.findLast((point) => rateAt(point, choice) !== null) ?? all.at(-1);
  const { posts } = record.descriptor.words;
  const points = ratePoints(all, choice);
  return {
    choice,
    line: {
      id: `rate-${choice}`,
      name: t("Engagement rate"),
      number: record.descriptor.series,
      unit: "",
      format: "percent",
      points,
      gaps: [],
      breaks: breakViews(rateBreaks(record.descriptor, base), points),
    },
    caption: [
      isSum ? sumCaption(base, posts) : medianCaption(posts),
      last && t("On the last day, {rate}.", { rate: rateWords(last, choice, record.descriptor) }),
      points.some(({ interval }) => interval) &&
        t("The band is the median's 95% interval; where fewer than six count there is none."),
    ]
      .filter(Boolean)
      .join(" "),
  };
}

function medianCaption(posts: string): string {
  return t(
    "Calculated by Tallyglass: each day is the median of the {posts} published in the 28 days to it.",
    { posts },
  );
}

function sumCaption(base: RateBase, posts: string): string {
  return base === "followers"
    ? t(
        "Calculated by Tallyglass: each day is all engagement over all followers of the {posts} published in the 28 days to it.",
        { posts },
      )
    : t(
        "Calculated by Tallyglass: each day is all engagement over all views of the {posts} published in the 28 days to it.",
        { posts },
      );
}

function gainsCaption(record: AccountRecord, gains: readonly DayGain[]): string {
  const counts = gains.map(({ posts }) => posts);
  const { label } = record.descriptor;
  const { posts } = record.descriptor.words;
  if (counts.length === 0) {
    return t(
      "Calculated by Tallyglass from {posts} read on two days in a row; there is none in this period yet.",
      { posts },
    );
  }
  return t(
    "Calculated by Tallyglass: what {posts} read on a day and on its eve gained, {range} a day. {platform} gives no such figure of the account.",
    { posts, range: rangeWords(counts), platform: label },
  );
}

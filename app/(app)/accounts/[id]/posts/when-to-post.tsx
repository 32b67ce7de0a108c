import { OnRequest } from "@/components/analytics/on-request";
import { SaveLinks } from "@/components/charts/save-links";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import type { BestTimeView } from "@/lib/analytics/get-best-time";
import type { AccountView } from "@/lib/analytics/views";
import { weekday } from "@/lib/analytics/weekdays";
import { addDays } from "@/lib/dates";
import { formatChange, formatDays } from "@/lib/format";
import { label, t } from "@/lib/language/t";
import { blockHours, leastPosts, soundAtTime, soundPosts, type TimeCell } from "@/lib/metrics/best-time";
import { fewPosts } from "@/lib/metrics/few";
import { comparedAge } from "@/lib/metrics/ranked";

const signals = {
  none: { word: label("no signal"), tone: "neutral" },
  thin: { word: label("thin signal"), tone: "warn" },
  ok: { word: label("signal ok"), tone: "good" },
} as const;

/** Whether one time of the week stands out in the account's own history, and what that stands on. */
export function WhenToPost({
  account,
  times,
  isHidden,
}: {
  account: AccountView;
  times: BestTimeView | null;
  /** Its counts are shown when asked for. */
  isHidden: boolean;
}) {
  const { platform } = account;
  if (!times) {
    return (
      <Section title={t("When to post")} id="when-to-post">
        <p className="max-w-measure text-quiet text-small">
          {t("{platform}'s rules allow its own figures only, so times are not compared.", {
            platform: platform.label,
          })}
        </p>
      </Section>
    );
  }
  const { word, tone } = signals[times.signal];
  const basis = { days: comparedAge, hours: blockHours, posts: platform.posts };
  return (
    <Section
      title={t("When to post")}
      id="when-to-post"
      note={
        <>
          {times.by === "rate"
            ? t(
                "Median engagement rate by views at {days} days, by the weekday and the {hours} hours of publishing, against that of all {posts} counted. Times are UTC.",
                basis,
              )
            : t(
                "Median engagement at {days} days, by the weekday and the {hours} hours of publishing, against that of all {posts} counted. Times are UTC.",
                basis,
              )}{" "}
          <a href="/definitions#bestTime" className="prose-link">
            {t("How times are compared")}
          </a>
        </>
      }
    >
      <OnRequest
        isHidden={isHidden}
        label={t("Show counts")}
        object={t("of {object}", { object: t("When to post") })}
      >
        <div className="grid min-w-0 gap-4">
          <Notice title={sentence(times, platform.posts)}>
            <p className="mt-1 grid justify-items-start gap-2">
              <Badge tone={tone}>{t(word)}</Badge>
              <span>{because(times)}</span>
              <span>{countedWords(times, platform)}</span>
            </p>
          </Notice>
          {times.cells.some(({ relative }) => relative !== null) && (
            <>
              <Times times={times} />
              <p className="no-print flex flex-wrap gap-2">
                <SaveLinks href={`/api/accounts/${account.id}/posts/times`} object={t("the times to post")} />
              </p>
            </>
          )}
        </div>
      </OnRequest>
    </Section>
  );
}

function sentence({ signal, lack, best, posts }: BestTimeView, words: string): string {
  if (signal === "none" || !best) {
    if (lack === "posts") {
      return t("Too few {words} to tell: {posts} of at least {least}.", { words, posts, least: leastPosts });
    }
    if (lack === "times") {
      return t("Too few times to tell: at least two need {few} {words} each.", { few: fewPosts, words });
    }
    return t("No time stands out from the rest.");
  }
  const said = { weekday: weekday(best.weekday), hours: hours(best.block), posts: best.posts, words };
  if (best.relative === null) {
    return signal === "thin"
      ? t("Perhaps {weekday}s {hours} UTC: {posts} {words}.", said)
      : t("{weekday}s {hours} UTC: {posts} {words}.", said);
  }
  const compared = { ...said, share: share(best.relative) };
  return signal === "thin"
    ? t("Perhaps {weekday}s {hours} UTC: {posts} {words}, {share} against the median of all.", compared)
    : t("{weekday}s {hours} UTC: {posts} {words}, {share} against the median of all.", compared);
}

/** What the signal rests on, in words. */
function because({ signal, lack, chance }: BestTimeView): string {
  const tested =
    chance === null
      ? ""
      : t(
          "When the same posts are dealt out to the same times at random, the best time looks as good in {tries} of 100 tries.",
          { tries: Math.max(1, Math.round(chance * 100)) },
        );
  if (signal === "ok") return tested;
  if (signal === "thin") {
    const few = t("That rests on few posts: with {posts} in all and {atTime} at that time it would count.", {
      posts: soundPosts,
      atTime: soundAtTime,
    });
    return `${tested} ${few}`;
  }
  return lack === "difference"
    ? `${tested} ${t("That can be chance: up to 5 would not.")}`
    : t("No time is said to be better on so little.");
}

/** Which posts count, and which do not. */
function countedWords({ range, leftOut, posts }: BestTimeView, platform: AccountView["platform"]): string {
  const { younger, notRead, noNumber, otherCounting } = leftOut;
  const parts = [
    younger > 0 && t("{count} younger than {days} days", { count: younger, days: comparedAge }),
    notRead > 0 && t("{count} without a reading of ours at that age", { count: notRead }),
    noNumber > 0 && t("{count} without public numbers for it", { count: noNumber }),
    otherCounting > 0 &&
      t("{count} from before the platform changed what it counts", { count: otherCounting }),
  ].filter((part) => part !== false);
  const counted = t("{posts} of {days} counted.", {
    posts: t("{count} {posts}", { count: posts, posts: posts === 1 ? platform.post : platform.posts }),
    days: formatDays(range.from, addDays(range.to, -1)),
  });
  return parts.length === 0 ? counted : `${counted} ${t("Left out: {parts}.", { parts: parts.join(", ") })}`;
}

type Row = { weekday: number; cells: readonly TimeCell[] };

function Times({ times }: { times: BestTimeView }) {
  // Hours at which nothing was ever published would push the others off a phone.
  const blocks = [...new Set(times.cells.filter(({ posts }) => posts > 0).map(({ block }) => block))];
  const rows: Row[] = Array.from({ length: 7 }, (_, day) => ({
    weekday: day,
    cells: times.cells.filter((cell) => cell.weekday === day),
  }));
  return (
    <Table
      caption={
        times.by === "rate"
          ? t(
              "Median engagement rate by views by time of publishing, UTC, against that of all; in brackets the number of posts; hours without any are left off",
            )
          : t(
              "Median engagement by time of publishing, UTC, against that of all; in brackets the number of posts; hours without any are left off",
            )
      }
      rows={rows}
      rowKey={(row) => String(row.weekday)}
      columns={[
        { key: "day", header: "UTC", isRowHeader: true, cell: (row: Row) => weekday(row.weekday) },
        ...blocks
          .toSorted((a, b) => a - b)
          .map((block) => ({
            key: String(block),
            header: hours(block),
            isNumeric: true,
            cell: ({ cells }: Row) => (
              <Cell cell={cells.find((cell) => cell.block === block)} best={times.best} />
            ),
          })),
      ]}
    />
  );
}

function Cell({ cell, best }: { cell: TimeCell | undefined; best: TimeCell | null }) {
  if (!cell || cell.posts === 0) return <span className="text-quiet">{t("no posts")}</span>;
  if (cell.relative === null)
    return <span className="text-quiet">{t("few ({posts})", { posts: cell.posts })}</span>;
  const isBest = best?.weekday === cell.weekday && best.block === cell.block;
  return (
    <span className="figures">
      {isBest ? <strong>{t("{share}, best", { share: share(cell.relative) })}</strong> : share(cell.relative)}{" "}
      <span className="text-quiet">({cell.posts})</span>
    </span>
  );
}

function hours(block: number): string {
  const hour = (at: number) => `${String(at).padStart(2, "0")}:00`;
  return t("{from} to {to}", { from: hour(block * blockHours), to: hour((block + 1) * blockHours) });
}

/** 1.2 is "+20%". */
function share(relative: number): string {
  return t("{number}%", { number: formatChange(Math.round((relative - 1) * 100)) });
}

import { SaveLinks } from "@/components/charts/save-links";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table";
import type { BestTimeView } from "@/lib/analytics/get-best-time";
import type { AccountView } from "@/lib/analytics/views";
import { addDays } from "@/lib/dates";
import { formatChange, formatDays } from "@/lib/format";
import { blockHours, leastPosts, soundAtTime, soundPosts, type TimeCell } from "@/lib/metrics/best-time";
import { fewPosts } from "@/lib/metrics/few";
import { comparedAge } from "@/lib/metrics/ranked";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const signals = {
  none: { word: "no signal", tone: "neutral" },
  thin: { word: "thin signal", tone: "warn" },
  ok: { word: "signal ok", tone: "good" },
} as const;

/** Whether one time of the week stands out in the account's own history, and what that stands on. */
export function WhenToPost({ account, times }: { account: AccountView; times: BestTimeView | null }) {
  const { platform } = account;
  if (!times) {
    return (
      <Section title="When to post" id="when-to-post">
        <p className="max-w-measure text-quiet text-small">
          {platform.label}'s rules allow its own figures only, so times are not compared.
        </p>
      </Section>
    );
  }
  const { word, tone } = signals[times.signal];
  const measure = times.by === "rate" ? "engagement rate by views" : "engagement";
  return (
    <Section
      title="When to post"
      id="when-to-post"
      note={
        <>
          Median {measure} at {comparedAge} days, by the weekday and the {blockHours} hours of publishing,
          against that of all {platform.posts} counted. Times are UTC.{" "}
          <a href="/definitions#bestTime" className="prose-link">
            How times are compared
          </a>
        </>
      }
    >
      <Notice title={sentence(times, platform.posts)}>
        <p className="grid justify-items-start gap-2">
          <Badge tone={tone}>{word}</Badge>
          <span>{because(times)}</span>
          <span>{basis(times, platform)}</span>
        </p>
      </Notice>
      {times.cells.some(({ relative }) => relative !== null) && (
        <>
          <Times times={times} measure={measure} />
          <p className="no-print flex flex-wrap gap-2">
            <SaveLinks href={`/api/accounts/${account.id}/posts/times`} object="the times to post" />
          </p>
        </>
      )}
    </Section>
  );
}

function sentence({ signal, lack, best, posts }: BestTimeView, words: string): string {
  if (signal === "none" || !best) {
    if (lack === "posts") return `Too few ${words} to tell: ${posts} of at least ${leastPosts}.`;
    if (lack === "times") return `Too few times to tell: at least two need ${fewPosts} ${words} each.`;
    return `No time stands out from the rest.`;
  }
  const time = `${weekdays[best.weekday]}s ${hours(best.block)} UTC`;
  const against = best.relative === null ? "" : `, ${share(best.relative)} against the median of all`;
  return `${signal === "thin" ? "Perhaps " : ""}${time}: ${best.posts} ${words}${against}.`;
}

/** What the signal rests on, in words. */
function because({ signal, lack, chance }: BestTimeView): string {
  const tested =
    chance === null
      ? ""
      : `When the same posts are dealt out to the same times at random, the best time looks as good in ${Math.max(1, Math.round(chance * 100))} of 100 tries.`;
  if (signal === "ok") return tested;
  if (signal === "thin") {
    return `${tested} That rests on few posts: with ${soundPosts} in all and ${soundAtTime} at that time it would count.`;
  }
  return lack === "difference"
    ? `${tested} That can be chance: up to 5 would not.`
    : "No time is said to be better on so little.";
}

/** Which posts count, and which do not. */
function basis({ range, leftOut, posts }: BestTimeView, platform: AccountView["platform"]): string {
  const { younger, notRead, noNumber, otherCounting } = leftOut;
  const parts = [
    younger > 0 && `${younger} younger than ${comparedAge} days`,
    notRead > 0 && `${notRead} without a reading of ours at that age`,
    noNumber > 0 && `${noNumber} without public numbers for it`,
    otherCounting > 0 && `${otherCounting} from before the platform changed what it counts`,
  ].filter((part) => part !== false);
  const out = parts.length === 0 ? "" : ` Left out: ${parts.join(", ")}.`;
  const counted = posts === 1 ? `1 ${platform.post}` : `${posts} ${platform.posts}`;
  return `${counted} of ${formatDays(range.from, addDays(range.to, -1))} counted.${out}`;
}

type Row = { weekday: number; cells: readonly TimeCell[] };

function Times({ times, measure }: { times: BestTimeView; measure: string }) {
  // Hours at which nothing was ever published would push the others off a phone.
  const blocks = [...new Set(times.cells.filter(({ posts }) => posts > 0).map(({ block }) => block))];
  const rows: Row[] = weekdays.map((_, weekday) => ({
    weekday,
    cells: times.cells.filter((cell) => cell.weekday === weekday),
  }));
  return (
    <Table
      caption={`Median ${measure} by time of publishing, UTC, against that of all; in brackets the number of posts; hours without any are left off`}
      rows={rows}
      rowKey={({ weekday }) => String(weekday)}
      columns={[
        { key: "day", header: "UTC", isRowHeader: true, cell: ({ weekday }: Row) => weekdays[weekday] },
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
  if (!cell || cell.posts === 0) return <span className="text-quiet">no posts</span>;
  if (cell.relative === null) return <span className="text-quiet">few ({cell.posts})</span>;
  const isBest = best?.weekday === cell.weekday && best.block === cell.block;
  return (
    <span className="figures">
      {isBest ? <strong>{share(cell.relative)}, best</strong> : share(cell.relative)}{" "}
      <span className="text-quiet">({cell.posts})</span>
    </span>
  );
}

function hours(block: number): string {
  const hour = (at: number) => `${String(at).padStart(2, "0")}:00`;
  return `${hour(block * blockHours)} to ${hour((block + 1) * blockHours)}`;
}

/** 1.2 is "+20%". */
function share(relative: number): string {
  return `${formatChange(Math.round((relative - 1) * 100))}%`;
}

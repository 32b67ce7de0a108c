import { type Day, parseDay } from "@/lib/dates";
import { type Label, label, t } from "@/lib/language/t";
import { bestTime, blockHours, leastPosts, soundAtTime, soundPosts } from "./best-time";
import { medianCount, medianRatio, ratio } from "./combine";
import { doubtReach, findDoubts } from "./doubt";
import { engagement, engagementRateSeries, rateWindowDays } from "./engagement";
import { fewPosts } from "./few";
import { netChange } from "./growth";
import { indexedTo100 } from "./indexed";
import { medianAtAge } from "./lifetime";
import { comparedAge, highestAndLowest, leastRanked } from "./ranked";
import { weeklyMedian } from "./weekly";

/** One thing we calculate: its words and the function that does it, so that the two cannot part. */
export type Formula = {
  label: Label;
  /** Raised when the same inputs would give another result; each version but the first says since when, and why. */
  version: number;
  revisions?: readonly { version: number; day: Day; words: Label }[];
  /** As on a receipt: "(last − first) ÷ first". */
  expression: () => string;
  /** What it answers, in a sentence. */
  words: () => string;
  /** When there is no result, and what does not count. */
  limits: () => readonly string[];
  calculate: (...inputs: never[]) => unknown;
};

const sameCounting = {
  version: 2,
  day: parseDay("2026-11-24"),
  words: label(
    "Leaves out posts last read before the platform changed what it counts, and flagged readings; leaves away a part that the platform gives of none of the posts.",
  ),
};

const givenParts = {
  version: 2,
  day: parseDay("2026-11-24"),
  words: label("A part that the platform gives of none of the posts is left away, and no longer in the way."),
};

/** Everything Tallyglass calculates. What is not here is shown as the platform returned it. */
export const formulas = {
  engagement: {
    label: label("Engagement"),
    version: 2,
    revisions: [givenParts],
    expression: () => t("likes + comments + shares, as far as the platform makes them public"),
    words: () => t("What people did with a post besides viewing it."),
    limits: () => [
      t("A post whose likes, comments or shares are hidden or switched off has no sum: empty is not 0."),
      t("A part that the platform gives of none of the posts beside it is left away: a caption says which."),
    ],
    calculate: engagement,
  },
  engagementRateByFollowers: {
    label: label("Engagement rate by followers"),
    version: 2,
    revisions: [sameCounting],
    expression: () =>
      t(
        "median over posts of the last {rateWindowDays} days of (engagement ÷ followers on the publishing day)",
        { rateWindowDays },
      ),
    words: () =>
      t(
        "How much of the audience a typical post moved: each post published in the {rateWindowDays} days to that day, with its newest reading up to that day.",
        { rateWindowDays },
      ),
    limits: () => [
      t("Posts from before the account was linked are left out and counted: nobody read its followers then."),
      t(
        "Posts without a follower reading on their publishing day, or with parts hidden, are left out and counted; an imported count is no reading.",
      ),
      t(
        "So are posts last read before the platform changed what it counts, on the days after, and those whose reading, or whose followers then, are flagged.",
      ),
      t("Rates are not compared across a change of definition."),
    ],
    calculate: engagementRateSeries,
  },
  engagementRateByViews: {
    label: label("Engagement rate by views"),
    version: 2,
    revisions: [sameCounting],
    expression: () =>
      t("median over posts of the last {rateWindowDays} days of (engagement ÷ views of the same reading)", {
        rateWindowDays,
      }),
    words: () =>
      t(
        "How many of those who viewed a typical post acted on it: each post published in the {rateWindowDays} days to that day, with its newest reading up to that day.",
        { rateWindowDays },
      ),
    limits: () => [
      t("Posts without views, or with parts hidden, are left out and counted."),
      t(
        "So are posts last read before the platform changed what it counts, on the days after, and those whose reading is flagged.",
      ),
      t("Rates are not compared across a change of definition."),
    ],
    calculate: engagementRateSeries,
  },
  postRate: {
    label: label("Engagement rate of a post"),
    version: 2,
    revisions: [givenParts],
    expression: () => t("(likes + comments + shares) ÷ views of the same reading"),
    words: () => t("The rate by views of one post."),
    limits: () => [
      t("Undefined without views, and where a part is hidden or switched off."),
      t("A part that the platform gives of none of the account's posts is left away."),
    ],
    calculate: ratio,
  },
  medianPerPost: {
    label: label("Median per post"),
    version: 1,
    expression: () =>
      t("the middle value of the posts in order; the mean of the two middle ones where their number is even"),
    words: () => t("A typical post: one that went far does not move it."),
    limits: () => [t("Posts without a number are not counted.")],
    calculate: medianCount,
  },
  medianAtAge: {
    label: label("Median at the same age"),
    version: 1,
    expression: () =>
      t("the middle of the account's other posts, each with its count so many days after its publishing day"),
    words: () => t("Where a typical post of yours stood at this age."),
    limits: () => [
      t(
        "Posts of the same type where at least {fewPosts} were read at one of the ages, else of all types: the chart says which. The 250 newest of them.",
        { fewPosts },
      ),
      t(
        "A post without a reading at that very age is not in it: nothing is interpolated, and an imported count is no reading. No median of fewer than {fewPosts} posts.",
        { fewPosts },
      ),
      t(
        "Posts are left out and counted where the platform changed what it counts between the publishing of either post and their readings at that age.",
      ),
      t("Flagged readings are left out."),
    ],
    calculate: medianAtAge,
  },
  highestAndLowest: {
    label: label("Highest and lowest posts"),
    version: 1,
    expression: () =>
      t(
        "the three highest and the three lowest of the posts by a count at {comparedAge} days after their publishing day",
        { comparedAge },
      ),
    words: () => t("Which posts of a time stood out, each at the same age."),
    limits: () => [
      t(
        "Left out and counted: posts that are younger, those without a reading of ours at {comparedAge} days, those without a public number, and those from before the platform changed what it counts.",
        { comparedAge },
      ),
      t(
        "With fewer than {leastRanked} posts left, the newest counts are compared instead, which are of different ages: the page says so.",
        { leastRanked },
      ),
      t("Of two alike the newer comes first. A flagged reading counts here as it was read."),
    ],
    calculate: highestAndLowest,
  },
  weeklyMedian: {
    label: label("Median of a week"),
    version: 1,
    expression: () =>
      t("the middle value of the days of an ISO week (UTC) that were read; the lower of the two middle ones"),
    words: () => t("A typical day of the week: a value that was read, and how many days stand behind it."),
    limits: () => [
      t("Days without a reading do not count; a week without any has no median."),
      t("Of a week in which the definition changed, only days after the change count."),
      t("Of a time that is compared with, a week is the days that lie on those of the period's week."),
      t("Only where a platform's rules let us calculate: elsewhere every day is shown."),
    ],
    calculate: weeklyMedian,
  },
  bestTime: {
    label: label("Best time to post"),
    version: 1,
    expression: () =>
      t(
        "median at {comparedAge} days of posts of one weekday and {blockHours} hours (UTC) ÷ median of all, over the posts of the last 365 days",
        { comparedAge, blockHours },
      ),
    words: () =>
      t(
        "Whether an account's posts did better at one time of the week, or only look as if: many times are compared, and one of them is always highest.",
      ),
    limits: () => [
      t(
        "Of each post its engagement rate by views at {comparedAge} days; its engagement where fewer than {leastPosts} posts have a rate. Posts without a reading of ours at that age, or from before the platform changed what it counts, are left out and counted.",
        { comparedAge, leastPosts },
      ),
      t(
        "The posts are put in order and dealt out to the same times at random, 499 times. Signal ok: the best time of the real ones lies as high in its places as that of at most 5 in 100 random ones, with at least {soundPosts} posts in all and {soundAtTime} at that time; thin: the same with fewer; none: everything else. Where times mean nothing, one is named in about 1 of 20 accounts all the same.",
        { soundPosts, soundAtTime },
      ),
      t(
        "Nothing is said of fewer than {leastPosts} posts, and no time is tried with fewer than {fewPosts}. Where the platform allows its own figures only, nothing is calculated.",
        { leastPosts, fewPosts },
      ),
      t(
        "What else differs between posts of two times, their type or their subject, is not told apart: it is a hint, and no cause.",
      ),
    ],
    calculate: bestTime,
  },
  sumOverSum: {
    label: label("Sum over sum"),
    version: 1,
    expression: () => t("all engagement ÷ all followers, or all views, of the same posts"),
    words: () => t("The rate of all posts together, in which large posts weigh more."),
    limits: () => [t("Rates are never averaged: the parts are summed first.")],
    calculate: ratio,
  },
  medianRate: {
    label: label("Median rate"),
    version: 1,
    expression: () => t("the middle rate of the posts in order"),
    words: () => t("The rate of a typical post."),
    limits: () => [t("Posts without a rate are not counted.")],
    calculate: medianRatio,
  },
  netChange: {
    label: label("Net change"),
    version: 1,
    expression: () => t("last reading − first reading of the period"),
    words: () => t("How many more or fewer than at the start of the period."),
    limits: () => [
      t("Smaller than the step in which the platform rounds: within rounding."),
      t("Not calculated across a change of definition or of precision, nor from or to a hidden count."),
      t("Calculated from or to a flagged or an imported number as well, and then it says so."),
    ],
    calculate: netChange,
  },
  netChangePerDay: {
    label: label("Net change per day"),
    version: 2,
    revisions: [
      {
        version: 2,
        day: parseDay("2026-11-24"),
        words: label("Leaves out the days from and to a flagged reading."),
      },
    ],
    expression: () => t("sum of the changes from one day to the next ÷ number of those days"),
    words: () => t("The mean change of a day, over days that were read and whose eve was read."),
    limits: () => [
      t("Days in a gap and the first day after it do not count, nor do imported counts."),
      t("Nor do the day of a flagged reading and the one after it."),
    ],
    calculate: netChange,
  },
  growthRate: {
    label: label("Growth rate"),
    version: 1,
    expression: () => t("(last reading − first reading) ÷ first reading of the period"),
    words: () => t("Net change as a share of the start."),
    limits: () => [
      t("Undefined from a start of 0, from or to a hidden count, and within rounding."),
      t("Refused across a change of definition or of precision."),
      t("Says so where its start or its end is flagged or imported."),
    ],
    calculate: netChange,
  },
  indexedTo100: {
    label: label("Indexed to 100"),
    version: 1,
    expression: () => t("reading ÷ first reading of the period × 100"),
    words: () =>
      t(
        "How accounts of any size moved against their own start: each begins with 100 on the day of its first reading in the period.",
      ),
    limits: () => [
      t("The first reading must be a number above 0: from a hidden one there is no line."),
      t("An imported count is no reading: it is neither the start nor on the line."),
      t("A change of definition or of precision ends the line; days without a reading interrupt it."),
      t(
        "Where the platform rounds, the band says what the index can be; a change smaller than the step is within rounding.",
      ),
      t("Not calculated where the platform allows its own figures only."),
    ],
    calculate: indexedTo100,
  },
  doubt: {
    label: label("Flagged reading"),
    version: 1,
    expression: () =>
      t(
        "at least 3 times the readings before and after it, or at most a third of both, within 14 days; 8 times or an eighth over a longer time",
      ),
    words: () =>
      t(
        "A reading that jumps away from those around it and comes back, as after a slip of a digit in an imported table or a fault of the platform. It is kept and drawn as it was read, with a mark: nothing is smoothed or left away.",
      ),
    limits: () => [
      t(
        "Up to three readings in a row, at least 30 away from those before and after, which differ from each other by no more than a tenth of that way.",
      ),
      t(
        "The first and the last reading are never flagged: nobody knows yet whether they come back. Nor is one whose neighbours lie more than {doubtReach} days away.",
        { doubtReach },
      ),
      t(
        "What grows, however fast, or falls and stays, is not flagged; nor is anything across a change of definition.",
      ),
      t(
        "Only counts that others move are judged: followers, views, likes and shares. Posts, comments and accounts followed may jump by their owner's own hand.",
      ),
      t("Flagged is not wrong: a platform that removes and restores followers looks the same."),
    ],
    calculate: findDoubts,
  },
  dailyEngagement: {
    label: label("Engagement per day"),
    version: 2,
    revisions: [
      {
        version: 2,
        day: parseDay("2026-11-24"),
        words: label("A day on whose eve the platform counted something else has no figure any more."),
      },
    ],
    expression: () => t("sum over posts of (likes and comments of a day − those of the day before)"),
    words: () => t("What posts gained in a day, over the posts read on that day and the day before."),
    limits: () => [
      t("Posts are read daily for 35 days, then weekly, then monthly: older ones count on few days."),
      t("No figure on a day on whose eve the platform counted something else."),
      t("Calculated by us: the platform gives no such figure of the account."),
      t("A flagged reading of a post counts here as it was read, on its day and on the next."),
    ],
    calculate: engagement,
  },
} as const satisfies Record<string, Formula>;

export type FormulaId = keyof typeof formulas;

/** "last reading − first reading of the period (version 1)", for receipts. */
export function formulaText(id: FormulaId): string {
  const { expression, version } = formulas[id];
  return t("{formula} (version {version})", { formula: expression(), version });
}

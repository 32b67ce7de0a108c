import type { Day } from "@/lib/dates";
import { formatCount, formatDays } from "@/lib/format";
import type { Preview } from "@/lib/imports/import";

/** "1 day", "412 days". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

export function storable({ newDays, completedDays, postReadings }: Preview): boolean {
  return newDays + completedDays + postReadings > 0;
}

/** Of a preview, what is stored and what is not, one fact a line. */
export function planWords(plan: Preview, words: { platform: string; posts: string }): string[] {
  const { leftOut } = plan;
  const span =
    plan.firstDay && plan.lastDay ? `, ${formatDays(plan.firstDay as Day, plan.lastDay as Day)}` : "";
  return [
    `${counted(plan.newDays, "new day")}${span}.`,
    plan.completedDays > 0 &&
      `${counted(plan.completedDays, "day")} imported before ${plan.completedDays === 1 ? "gets" : "get"} a count that was missing.`,
    plan.readDays > 0 &&
      `${counted(plan.readDays, "day")} already read from ${words.platform}: what was read stays as it is.`,
    plan.unchangedDays > 0 &&
      `${counted(plan.unchangedDays, "day")} imported before: ${plan.unchangedDays === 1 ? "it stays" : "they stay"} as imported first. To replace them, take that import back.`,
    plan.postReadings > 0 &&
      `${counted(plan.postReadings, "reading")} of ${words.posts} from before our own.`,
    plan.otherPostReadings > 0 &&
      `${counted(plan.otherPostReadings, "reading")} of ${words.posts} left out: that time is covered already.`,
    plan.unknownPosts > 0 &&
      `${counted(plan.unknownPosts, "post")} left out: not among the account's public ${words.posts} now.`,
    leftOut.tooOld > 0 &&
      `${counted(leftOut.tooOld, "count")} left out: older than ${words.platform}'s rules let us keep.`,
    leftOut.inFuture > 0 && `${counted(leftOut.inFuture, "count")} left out: of days that have not come yet.`,
    leftOut.notPublic > 0 &&
      `${counted(leftOut.notPublic, "count")} left out: of a kind that is not public on ${words.platform}.`,
  ].filter((line) => line !== false);
}

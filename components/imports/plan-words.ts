import type { Day } from "@/lib/dates";
import { formatDays } from "@/lib/format";
import type { Preview } from "@/lib/imports/import";
import { tn } from "@/lib/language/t";

export function storable({ newDays, completedDays, postReadings }: Preview): boolean {
  return newDays + completedDays + postReadings > 0;
}

/** Of a preview, what is stored and what is not, one fact a line. */
export function planWords(plan: Preview, { platform, posts }: { platform: string; posts: string }): string[] {
  const { leftOut } = plan;
  return [
    newDays(plan),
    plan.completedDays > 0 &&
      tn(
        plan.completedDays,
        "{count} day imported before gets a count that was missing.",
        "{count} days imported before get a count that was missing.",
      ),
    plan.readDays > 0 &&
      tn(
        plan.readDays,
        "{count} day already read from {platform}: what was read stays as it is.",
        "{count} days already read from {platform}: what was read stays as it is.",
        { platform },
      ),
    plan.unchangedDays > 0 &&
      tn(
        plan.unchangedDays,
        "{count} day imported before: it stays as imported first. To replace them, take that import back.",
        "{count} days imported before: they stay as imported first. To replace them, take that import back.",
      ),
    plan.postReadings > 0 &&
      tn(
        plan.postReadings,
        "{count} reading of {posts} from before our own.",
        "{count} readings of {posts} from before our own.",
        { posts },
      ),
    plan.otherPostReadings > 0 &&
      tn(
        plan.otherPostReadings,
        "{count} reading of {posts} left out: that time is covered already.",
        "{count} readings of {posts} left out: that time is covered already.",
        { posts },
      ),
    plan.unknownPosts > 0 &&
      tn(
        plan.unknownPosts,
        "{count} post left out: not among the account's public {posts} now.",
        "{count} posts left out: not among the account's public {posts} now.",
        { posts },
      ),
    leftOut.tooOld > 0 &&
      tn(
        leftOut.tooOld,
        "{count} count left out: older than what is kept.",
        "{count} counts left out: older than what is kept.",
      ),
    leftOut.inFuture > 0 &&
      tn(
        leftOut.inFuture,
        "{count} count left out: of days that have not come yet.",
        "{count} counts left out: of days that have not come yet.",
      ),
    leftOut.notPublic > 0 &&
      tn(
        leftOut.notPublic,
        "{count} count left out: of a kind that is not public on {platform}.",
        "{count} counts left out: of a kind that is not public on {platform}.",
        { platform },
      ),
  ].filter((line) => line !== false);
}

function newDays({ newDays: count, firstDay, lastDay }: Preview): string {
  if (!firstDay || !lastDay) return tn(count, "{count} new day.", "{count} new days.");
  const span = formatDays(firstDay as Day, lastDay as Day);
  return tn(count, "{count} new day, {span}.", "{count} new days, {span}.", { span });
}

import { label, t } from "@/lib/language/t";
import { type AccountMetric, accountMetricCatalog, type PostMetric, postMetricCatalog } from "./catalog";

/** What counts are counts of, one and many; the platforms' own words among them. */
const units = [
  [label("account"), label("accounts")],
  [label("comment"), label("comments")],
  [label("follower"), label("followers")],
  [label("like"), label("likes")],
  [label("post"), label("posts")],
  [label("share"), label("shares")],
  [label("subscriber"), label("subscribers")],
  [label("video"), label("videos")],
  [label("view"), label("views")],
] as const;

/** "view" beside 1, else "views". @param unit of many, in the reader's language */
export function unitWord(count: string, unit: string): string {
  const words = count === "1" ? units.find(([, many]) => t(many) === unit) : undefined;
  return words ? t(words[0]) : unit;
}

const nouns = { ...accountMetricCatalog, ...postMetricCatalog };

/** What a metric counts, within a sentence: "views". */
export function nounOf(metric: AccountMetric | PostMetric): string {
  return t(nouns[metric].noun);
}

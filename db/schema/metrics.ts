import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { digest, instant, publicId, ref, sealed, workspaceId } from "../columns";

const empty31 = (type: string) => sql.raw(`array_fill(null::${type}, array[31])`);
const days = (name: string) => bigint(name, { mode: "bigint" }).array().notNull().default(empty31("bigint"));
const count = (name: string) => bigint(name, { mode: "bigint" });
const smallDays = (name: string) => smallint(name).array().notNull().default(empty31("smallint"));

/** Metrics an account can have, in the order of their bits in `account_months.states` and `account_months.imported`. */
export const accountMetrics = ["followers", "following", "views", "posts", "likes"] as const;
/** Metrics a post can have, in the order of their two bits in `posts.states`. */
export const postMetrics = ["views", "likes", "comments", "shares"] as const;

/**
 * The public counts of an account, one row a month: element i of an array is day i (UTC) of the month.
 * `states` packs two bits a metric (0 missing, 1 measured, 2 rounded, 3 hidden), lowest bits first.
 * `read_seconds` is the second of the day of the last good reading; `gap_reasons` says why a day has none
 * (codes: `lib/metrics/gap-reasons.ts`). `imported` marks a day whose counts the person brought: null on all others,
 * else four bits a metric, lowest first, for how far its count was cut (a power of ten, 0 where it is exact). A reading
 * of our own takes the day's place and the mark with it. Arrays are pre-sized: assigning to an empty one would shift
 * its bounds.
 */
export const accountMonths = pgTable(
  "account_months",
  {
    workspaceId: workspaceId(),
    accountId: ref("account_id").notNull(),
    month: date("month", { mode: "string" }).notNull(),
    followers: days("followers"),
    following: days("following"),
    views: days("views"),
    posts: days("posts"),
    likes: days("likes"),
    states: smallDays("states"),
    readSeconds: integer("read_seconds").array().notNull().default(empty31("integer")),
    gapReasons: smallDays("gap_reasons"),
    imported: integer("imported").array().notNull().default(empty31("integer")),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.accountId, t.month] }),
    check("account_months_month", sql`extract(day from ${t.month}) = 1`),
    check(
      "account_months_bounds",
      sql.raw(
        [...accountMetrics, "states", "read_seconds", "gap_reasons", "imported"]
          .map((c) => `array_dims(${c}) = '[1:31]'`)
          .join(" and "),
      ),
    ),
  ],
);

/**
 * A public post and its growing readings (parallel arrays, oldest first, at most one a UTC day).
 * Titles and covers are never stored: they are fetched when looked at. `states` packs two bits a metric.
 */
export const posts = pgTable(
  "posts",
  {
    workspaceId: workspaceId(),
    id: ref("id").generatedAlwaysAsIdentity().notNull().unique(),
    publicId: publicId(),
    accountId: ref("account_id").notNull(),
    externalId: sealed("external_id").notNull(),
    externalLookup: digest("external_lookup").notNull(),
    kind: text("kind", { enum: ["photo", "video", "short", "carousel", "other"] }).notNull(),
    publishedAt: instant("published_at").notNull(),
    firstSeenAt: instant("first_seen_at").notNull(),
    /** The platform last showed this post as public at this time; a gone post's rows are deleted. */
    lastSeenAt: instant("last_seen_at").notNull(),
    nextReadDay: date("next_read_day", { mode: "string" }).notNull(),
    readAt: instant("read_at").array().notNull(),
    /** Whole UTC days between publishing and each reading. */
    ageDays: integer("age_days").array().notNull(),
    views: bigint("views", { mode: "bigint" }).array().notNull(),
    likes: bigint("likes", { mode: "bigint" }).array().notNull(),
    comments: bigint("comments", { mode: "bigint" }).array().notNull(),
    shares: bigint("shares", { mode: "bigint" }).array().notNull(),
    states: smallint("states").array().notNull(),
    /** So many of the first readings came with an import, and which. Our own follow them. */
    importedReadings: integer("imported_readings").notNull().default(0),
    importId: ref("import_id"),
    // The newest reading by itself: lists of thousands of posts would unpack seven arrays of each for their last element.
    readings: integer("readings").notNull().generatedAlwaysAs(sql`cardinality(age_days)`),
    newestReadAt: instant("newest_read_at").generatedAlwaysAs(sql`read_at[cardinality(read_at)]`),
    newestViews: count("newest_views").generatedAlwaysAs(sql`views[cardinality(views)]`),
    newestLikes: count("newest_likes").generatedAlwaysAs(sql`likes[cardinality(likes)]`),
    newestComments: count("newest_comments").generatedAlwaysAs(sql`comments[cardinality(comments)]`),
    newestShares: count("newest_shares").generatedAlwaysAs(sql`shares[cardinality(shares)]`),
    newestStates: smallint("newest_states").generatedAlwaysAs(sql`states[cardinality(states)]`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("posts_external").on(t.workspaceId, t.accountId, t.externalLookup),
    index("posts_published").on(t.workspaceId, t.accountId, t.publishedAt),
  ],
);

import "server-only";
import { z } from "zod";
import { type Day, parseDay, startOfDay, toDay } from "@/lib/dates";
import { InvalidInputError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import {
  type AccountMetric,
  accountMetricCatalog,
  type PostMetric,
  postMetricCatalog,
} from "@/lib/metrics/catalog";
import { type ImportedCount, type ImportedDay, largestCount } from "@/lib/metrics/imported";
import { hidden, type MetricValue, measured } from "@/lib/metrics/value";
import { platforms } from "@/lib/platforms/registry";
import { type ImportAccount, namesOf } from "../account";
import type { Brought } from "../plan";
import type { ImportedPostReading } from "../post-readings";
import { openArchive } from "./open-archive";

/** Counts of this account that are in the archive and do not come along. */
export interface LeftOut {
  /** Older than what is kept. */
  tooOld: number;
  inFuture: number;
  /** Of a kind that is not public on this platform. */
  notPublic: number;
}

/** Any more would not fit into one go. */
const mostPostReadings = 200_000;

const Id = z.uuid();
const Instant = z.iso.datetime();
const Value = z
  .string()
  .regex(/^\d{1,16}$/)
  .nullable();
const State = z.enum(["measured", "rounded", "hidden"]);
const Mark = z.literal("yes").nullable().optional();

/** As `lib/privacy/sheets.ts` writes them. Columns that are of no use here may be there. */
const AccountLine = z.object({
  public_id: Id,
  platform: z.string().max(40),
  external_id: z.string().max(200),
  handle: z.string().max(200),
});
const PostLine = z.object({ public_id: Id, account: Id, external_id: z.string().max(200) });
const AccountReadingLine = z.strictObject({
  account: Id,
  day: z.iso.date(),
  metric: z.enum(Object.keys(accountMetricCatalog) as AccountMetric[]),
  value: Value,
  state: State,
  read_at: Instant.nullable(),
  imported: Mark,
  step: z
    .string()
    .regex(/^10{0,12}$/)
    .nullable()
    .optional(),
});
const PostReadingLine = z.strictObject({
  post: Id,
  read_at: Instant,
  age_days: z.string().regex(/^-?\d{1,6}$/),
  metric: z.enum(Object.keys(postMetricCatalog) as PostMetric[]),
  value: Value,
  state: State,
  imported: Mark,
});

/**
 * An account's history out of an archive that our export wrote. It is found by the platform's own identifier, so that
 * history never ends up with another account.
 * @throws InvalidInputError for any other file, and for an archive without this account
 */
export async function readArchive(
  zip: Buffer,
  account: ImportAccount,
  now: Date,
): Promise<{ brought: Brought; leftOut: LeftOut }> {
  const { externalId } = await namesOf(account);
  const leftOut: LeftOut = { tooOld: 0, inFuture: 0, notPublic: 0 };
  const others: string[] = [];
  const own = { accounts: new Set<string>(), posts: new Map<string, string>() };
  const days = new Map<
    Day,
    { second: number | null; counts: Partial<Record<AccountMetric, ImportedCount>> }
  >();
  const readings = new Map<string, ImportedPostReading>();

  await openArchive(zip, {
    "data/accounts.jsonl": (line) => {
      const row = parseLine(AccountLine, line);
      if (row.platform === account.descriptor.id && row.external_id === externalId)
        own.accounts.add(row.public_id);
      else others.push(named(row));
    },
    "data/account_readings.jsonl": (line) => {
      const row = parseLine(AccountReadingLine, line);
      if (!own.accounts.has(row.account)) return;
      const day = parseDay(row.day);
      if (!isWanted(day, account, now, leftOut)) return;
      if (!account.descriptor.accountMetrics.includes(row.metric)) leftOut.notPublic += 1;
      else {
        const there = days.get(day) ?? { second: secondOf(day, row.read_at), counts: {} };
        there.counts[row.metric] = countOf(row, account);
        days.set(day, there);
      }
    },
    "data/posts.jsonl": (line) => {
      const row = parseLine(PostLine, line);
      if (own.accounts.has(row.account)) own.posts.set(row.public_id, row.external_id);
    },
    "data/post_readings.jsonl": (line) => {
      const row = parseLine(PostReadingLine, line);
      const post = own.posts.get(row.post);
      const readAt = new Date(row.read_at);
      if (post === undefined || !isWanted(toDay(readAt), account, now, leftOut)) return;
      if (!account.descriptor.postMetrics.includes(row.metric)) {
        leftOut.notPublic += 1;
        return;
      }
      const key = `${row.post} ${row.read_at}`;
      const there = readings.get(key) ?? { externalId: post, readAt, counts: {} };
      there.counts[row.metric] = postValue(row);
      readings.set(key, there);
      if (readings.size > mostPostReadings) {
        throw new InvalidInputError(
          t(
            "The archive holds more readings of posts than fit into one go. Export a span of days and bring that.",
          ),
        );
      }
    },
  });

  if (own.accounts.size === 0) {
    throw new InvalidInputError(
      others.length === 0
        ? t("This archive holds nothing of this account. It holds no account at all.")
        : t("This archive holds nothing of this account. It holds {accounts}.", {
            accounts: others.slice(0, 5).join(", "),
          }),
    );
  }
  const list = [...days].map(([day, rest]): ImportedDay => ({ day, ...rest }));
  return {
    brought: {
      source: "archive",
      days: list.sort((a, b) => (a.day < b.day ? -1 : 1)),
      postReadings: [...readings.values()],
    },
    leftOut,
  };
}

function parseLine<Schema extends z.ZodType>(schema: Schema, line: string): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = null;
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw unreadable();
  return parsed.data;
}

function isWanted(day: Day, { oldest }: ImportAccount, now: Date, leftOut: LeftOut): boolean {
  const isTooOld = oldest !== null && day < oldest;
  const isInFuture = day > toDay(now);
  if (isTooOld) leftOut.tooOld += 1;
  if (isInFuture) leftOut.inFuture += 1;
  return !isTooOld && !isInFuture;
}

/** Null where the reading's time was not noted, or is of another day: then it is no time of this one. */
function secondOf(day: Day, readAt: string | null): number | null {
  if (readAt === null || toDay(new Date(readAt)) !== day) return null;
  return Math.floor((new Date(readAt).getTime() - startOfDay(day).getTime()) / 1000);
}

/**
 * Counts keep their state. One that the platform rounded was cut to the digits it gives; one that was brought before
 * says its own step.
 */
function countOf(row: z.output<typeof AccountReadingLine>, { descriptor }: ImportAccount): ImportedCount {
  if (row.state === "hidden") return { state: "hidden" };
  const count = numberOf(row.value);
  if (row.state === "measured") return { state: "counted", count, power: 0 };
  const digits = row.metric === "followers" ? descriptor.followerDigits : null;
  const power = row.step ? row.step.length - 1 : digits === null ? null : count.toString().length - digits;
  if (power === null) throw unreadable();
  return { state: "counted", count, power: Math.max(0, power) };
}

function postValue({ state, value }: z.output<typeof PostReadingLine>): MetricValue {
  return state === "hidden" ? hidden() : measured(numberOf(value));
}

function numberOf(value: string | null): bigint {
  const count = value === null ? -1n : BigInt(value);
  if (count < 0n || count > largestCount) throw unreadable();
  return count;
}

function unreadable(): InvalidInputError {
  return new InvalidInputError(
    t("A line of the archive is not as our exports write it. Bring the archive as you downloaded it."),
  );
}

function named({ handle, platform: id }: z.output<typeof AccountLine>): string {
  const known = platforms().find(({ descriptor }) => descriptor.id === id);
  return t("{handle} on {platform}", {
    handle: handle || t("an account"),
    platform: known?.descriptor.label ?? t("another platform"),
  });
}

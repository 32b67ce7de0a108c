import "server-only";
import type { PersonContext } from "@/lib/context";
import { KeyDestroyedError, openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { type Day, type DayRange, month, parseDay, toDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { t } from "@/lib/language/t";
import { breaksOf } from "@/lib/metrics/ledger";
import { type AccountSeries, readSeries } from "@/lib/metrics/series";
import { lacks, platform } from "@/lib/platforms/registry";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import { freshness } from "./freshness";
import { type DayColumns, daysAsJson, readHeldDays } from "./held-days";
import { madeOnce } from "./made-once";
import { progressOf } from "./progress";
import { reader } from "./reader";
import type { AccountView } from "./views";

/** An account as analytics reads it; stays inside this folder. */
export type AccountRecord = {
  internalId: bigint;
  view: AccountView;
  descriptor: PlatformDescriptor;
  connectionId: bigint | null;
  linkedDay: Day;
  firstReadingDay: Day | null;
  /** The first day of the oldest month with readings. */
  earliest: Day | null;
  /** Present when a range was asked for. */
  series: AccountSeries | null;
};

type Row = {
  id: string;
  public_id: string;
  platform: string;
  handle_sealed: Buffer;
  key_id: string;
  linked_at: Date;
  paused_at: Date | null;
  first_reading_at: Date | null;
  last_reading_at: Date | null;
  connection_id: string | null;
  connection_state: "active" | "needs-reconnect" | "revoking" | "revoked" | null;
  scopes: string[] | null;
  problem: string | null;
  retry_at: Date | null;
  run_started_at: Date | null;
  run_finished_at: Date | null;
  run_posts_found: number | null;
  run_posts_read: number | null;
  run_is_listing_done: boolean | null;
  first_month: string | null;
};

/** The workspace's accounts, oldest link first, or the one named; empty where it is not theirs. */
export async function readAccounts(
  ctx: PersonContext,
  { account = null, range = null }: { account?: string | null; range?: DayRange | null },
): Promise<AccountRecord[]> {
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const [rows, days] = await Promise.all([
    clients().sql<Row[]>`
      select * from workspace_accounts(${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[],
        ${account}::uuid)`,
    range && readHeldDays(ctx, { accounts: account === null ? null : [account], range }),
  ]);
  return Promise.all(rows.map((row) => toRecord(row, days?.get(row.public_id), ctx.now)));
}

/** The accounts with their days of a range; without any where one was disconnected meanwhile. */
export async function withDays(
  ctx: PersonContext,
  records: readonly AccountRecord[],
  range: DayRange,
): Promise<AccountRecord[]> {
  const held = await readHeldDays(ctx, { accounts: records.map(({ view }) => view.id), range });
  return records.map((record) => {
    const days = held.get(record.view.id);
    return days ? { ...record, series: seriesOf(days, record.descriptor) } : record;
  });
}

/** Accounts that other members linked and whose platform shows its figures to them alone, by platform. */
export async function countWithheld(ctx: PersonContext): Promise<{ label: string; accounts: number }[]> {
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  if (ownerOnly.length === 0) return [];
  const rows = await clients().sql<{ platform: string; accounts: number }[]>`
    select * from withheld_accounts(${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[])`;
  return rows.map(({ platform: id, accounts }) => ({ label: platform(id).descriptor.label, accounts }));
}

async function toRecord(row: Row, days: DayColumns | undefined, now: Date): Promise<AccountRecord> {
  const { descriptor } = platform(row.platform);
  const handle = (await openHandle(row)) ?? t("Account");
  const view: AccountView = {
    id: row.public_id,
    handle,
    name: t("{handle} on {platform}", { handle, platform: descriptor.label }),
    platform: {
      id: descriptor.id,
      label: descriptor.label,
      number: descriptor.series,
      allowsDerived: descriptor.allowsDerived,
      ...descriptor.words,
    },
    status: statusOf(row),
    freshness: freshness(
      {
        lastReadingAt: row.last_reading_at,
        linkedAt: row.linked_at,
        isPaused: row.paused_at !== null,
        problem: row.problem,
        isActive: row.connection_state === "active",
        retryAt: row.retry_at,
      },
      descriptor,
      now,
    ),
    progress: runningSync(row, descriptor, now),
    isFirstLook: row.first_reading_at === null,
    mayReadCounts: !lacks({ descriptor }, { scopes: row.scopes ?? [] }, "counts"),
  };
  return {
    internalId: BigInt(row.id),
    view,
    descriptor,
    connectionId: row.connection_id === null ? null : BigInt(row.connection_id),
    linkedDay: toDay(row.linked_at),
    firstReadingDay: row.first_reading_at && toDay(row.first_reading_at),
    earliest: row.first_month === null ? null : parseDay(row.first_month),
    series: days ? seriesOf(days, descriptor) : null,
  };
}

/** The first day that could be shown of an account: of imported days the month alone is known here. */
export function earliestDayOf({ firstReadingDay, earliest }: AccountRecord): Day | null {
  const hasImports = firstReadingDay !== null && earliest !== null && earliest < month(firstReadingDay);
  return hasImports ? earliest : (firstReadingDay ?? earliest);
}

/** The first day that could be shown of the given accounts. */
export function earliestOf(records: readonly AccountRecord[]): Day | null {
  return (
    records
      .flatMap((record) => earliestDayOf(record) ?? [])
      .toSorted()
      .at(0) ?? null
  );
}

/** Platform by platform, within one in the order they had. */
export function byPlatform(records: readonly AccountRecord[]): AccountRecord[] {
  return records.toSorted((a, b) => a.descriptor.series - b.descriptor.series);
}

const once = madeOnce<AccountSeries>();

/** Only follower counts are ever cut; how far, the platform's descriptor says. */
function seriesOf(days: DayColumns, descriptor: PlatformDescriptor): AccountSeries {
  const { followerDigits, ledger } = descriptor;
  return once([days, descriptor], "series", () =>
    readSeries(
      daysAsJson(days),
      (metric) => (metric === "followers" ? followerDigits : null),
      (metric) => breaksOf(ledger, { of: "account", metric }),
    ),
  );
}

/** Null where the name was blanked for its age, or its owner's key is gone and the rows are about to follow. */
async function openHandle(row: Row): Promise<string | null> {
  try {
    const key = await openKey(row.key_id);
    return open(key, row.handle_sealed, { table: "accounts", column: "handle", row: row.public_id }) || null;
  } catch (error) {
    if (error instanceof KeyDestroyedError) return null;
    throw error;
  }
}

function statusOf(row: Row): AccountView["status"] {
  if (row.connection_state === "revoking") return "disconnecting";
  if (row.connection_state === "revoked") return "disconnected";
  if (row.connection_state !== "active") return "needs-reconnect";
  return row.paused_at === null ? "active" : "paused";
}

/** Null unless a look is under way. */
function runningSync(row: Row, descriptor: PlatformDescriptor, now: Date): AccountView["progress"] {
  if (!row.run_started_at || row.run_finished_at) return null;
  return progressOf(
    {
      startedAt: row.run_started_at,
      finishedAt: null,
      outcome: null,
      postsFound: row.run_posts_found ?? 0,
      postsRead: row.run_posts_read ?? 0,
      isListingDone: row.run_is_listing_done ?? false,
    },
    descriptor,
    now,
  );
}

import "server-only";
import { authorize } from "@/lib/auth/permissions";
import { wallClock } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { forgetDestroyedKeys } from "@/lib/crypto/keyring";
import { clients } from "@/lib/db";
import { log } from "@/lib/log";
import { keptSince } from "@/lib/metrics/kept-since";
import { platforms } from "@/lib/platforms/registry";
import { keepYears } from "./account-figures";
import { blankOldNames } from "./blank-names";
import { retentionPeriods } from "./classification";
import { eraseUnproven } from "./erase-unproven";
import { sweepExportFiles } from "./export-files";

import { sweepOutbox } from "./outbox-files";
import { expireUnseenPosts, planUnverified } from "./unverified";

/** The two calendars periods count by: the product's, and the real one for everything about signing in. */
export interface Clocks {
  now: Date;
  wall: Date;
}

/** Mails that a local start keeps as files stay this long, as a provider's log of them would. */
const outboxDays = 90;

/** What went, by kind. */
export type Expired = Record<string, number>;

/** Deletes what has outlived its period. Runs nightly; twice on one day changes nothing. */
export async function applyRetention(ctx: Context): Promise<void> {
  authorize(ctx, "erasure:run");
  const expired = await expire({ now: ctx.now, wall: wallClock() });
  const count = Object.values(expired).reduce((sum, rows) => sum + rows, 0);
  if (count > 0) log("retention.applied", { count, detail: JSON.stringify(expired) });
}

/** The same at any two moments. A row goes in the instant its period is over, not before. */
export async function expire(clocks: Clocks): Promise<Expired> {
  const expired: Expired = {};
  for (const [kind, before] of Object.entries(limits(clocks))) {
    const [row] = await clients().sql<
      { expired: number }[]
    >`select expire_${clients().sql.unsafe(kind)}(${before}) as expired`;
    if (row && row.expired > 0) expired[kind] = row.expired;
  }
  const figures = await expireFigures(clocks.now);
  if (figures > 0) expired.figures = figures;
  const unseen = await expireUnseenPosts(clocks.now);
  if (unseen > 0) expired.posts = unseen;
  const names = await blankOldNames(daysBefore(clocks.now, retentionPeriods["platform-profile"].days));
  if (names > 0) expired.names = names;
  const unproven = await eraseUnproven(clocks.now, daysBefore(clocks.now, retentionPeriods.account.days));
  if (unproven > 0) expired.unproven = unproven;
  await planUnverified(clocks.now);
  const files = await sweepExportFiles(clocks.wall);
  if (files > 0) expired.files = files;
  const mails = await sweepOutbox(daysBefore(clocks.wall, outboxDays));
  if (mails > 0) expired.mails = mails;
  const keys = await forgetDestroyedKeys(daysBefore(clocks.now, retentionPeriods.receipt.days));
  if (keys > 0) expired.keys = keys;
  return expired;
}

/** The moment before which each kind of row goes; each is a function `expire_<kind>`. */
function limits({ now, wall }: Clocks): Record<string, Date> {
  const periods = retentionPeriods;
  return {
    sessions: daysBefore(wall, periods.session.days),
    one_time_secrets: daysBefore(wall, periods["one-time-secret"].days),
    pending_sign_ins: daysBefore(wall, periods["one-time-secret"].days),
    passkey_challenges: daysBefore(wall, periods["one-time-secret"].days),
    rate_limits: daysBefore(wall, periods["rate-limit"].days),
    connect_attempts: daysBefore(wall, periods["connect-attempt"].days),
    invitations: daysBefore(now, periods.invitation.days),
    left_workspaces: daysBefore(now, periods["audit-event"].days),
    staff_visits: wall,
    staff_openings: wall,
    support_grants: daysBefore(now, periods["support-grant"].days),
    known_devices: daysBefore(wall, periods["known-device"].days),
    exports: daysBefore(now, periods["export-file"].days),
    sync_runs: daysBefore(now, periods["sync-run"].days),
    activity: daysBefore(now, periods.activity.days),
    audit_events: daysBefore(now, periods["audit-event"].days),
    audit_chain: daysBefore(now, periods["audit-chain"].days),
    notes: daysBefore(now, periods.note.days),
    receipts: daysBefore(now, periods.receipt.days),
    inbox: daysBefore(now, periods.signal.days),
  };
}

/** Readings older than a platform's own limit, or its person's choice: only the days past it, not the month they stand in. */
async function expireFigures(now: Date): Promise<number> {
  let expired = 0;
  const end = async (platform: string | null, years: number | null, months: number) => {
    const [row] = await clients().sql<{ expired: number }[]>`
      select expire_figures(${platform}, ${years}, ${keptSince(months, now)}) as expired`;
    expired += row?.expired ?? 0;
  };
  for (const { descriptor } of platforms()) {
    if (descriptor.keepMonths !== null) await end(descriptor.id, null, descriptor.keepMonths);
  }
  for (const years of keepYears) await end(null, years, 12 * years);
  return expired;
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 24 * 60 * 60 * 1000);
}

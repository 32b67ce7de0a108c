import "server-only";
import { createHash } from "node:crypto";
import type { Tx } from "@/db/client";
import { accountMetrics } from "@/db/schema";
import { type Day, toDay } from "@/lib/dates";
import { InvalidInputError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { accountMetricCatalog } from "@/lib/metrics/catalog";
import type { ImportedDay } from "@/lib/metrics/imported";
import type { ImportAccount } from "./account";
import { type ImportedPostReading, type PostReadingsPlan, planPostReadings } from "./post-readings";
import { readKnownDays } from "./store";

/** What a person brings, whatever it came in. */
export interface Brought {
  source: "table" | "archive";
  /** In order, each once. */
  days: readonly ImportedDay[];
  postReadings: readonly ImportedPostReading[];
}

/** What would become of it, day by day. */
export interface ImportPlan extends PostReadingsPlan {
  firstDay: Day | null;
  lastDay: Day | null;
  /** Nothing is there yet. */
  newDays: number;
  /** Brought before; a count that was missing is added. */
  completedDays: number;
  /** Brought before; every count is there and stays. */
  unchangedDays: number;
  /** Read by us: what was read stays, and nothing is added. */
  readDays: number;
}

/** @throws InvalidInputError for a day or a metric that the account cannot have */
export function checkDays(account: ImportAccount, days: readonly ImportedDay[], now: Date): void {
  const today = toDay(now);
  const { label, accountMetrics: allowed } = account.descriptor;
  for (const { day, counts } of days) {
    if (day > today) throw new InvalidInputError(t("{day} lies in the future.", { day }));
    if (account.oldest && day < account.oldest) {
      const months = account.limit?.months ?? 0;
      throw new InvalidInputError(
        t("Figures of this account are kept for {months} months, and {day} is older.", { months, day }),
      );
    }
    const other = accountMetrics.find((metric) => counts[metric] && !allowed.includes(metric));
    if (other) {
      throw new InvalidInputError(
        t("{metric} of an account are not public on {platform}.", {
          metric: t(accountMetricCatalog[other].label),
          platform: label,
        }),
      );
    }
  }
}

export async function planImport(tx: Tx, account: ImportAccount, brought: Brought): Promise<ImportPlan> {
  const { days } = brought;
  const known = new Map(
    (
      await readKnownDays(
        tx,
        account.id,
        days.map(({ day }) => day),
      )
    ).map((one) => [one.day, one]),
  );
  const plan = { newDays: 0, completedDays: 0, unchangedDays: 0, readDays: 0 };
  for (const one of days) {
    const there = known.get(one.day);
    if (!there) plan.newDays += 1;
    else if (there.isRead) plan.readDays += 1;
    else plan[addsTo(there.states ?? 0, one) ? "completedDays" : "unchangedDays"] += 1;
  }
  return {
    ...plan,
    firstDay: days[0]?.day ?? null,
    lastDay: days.at(-1)?.day ?? null,
    ...(await planPostReadings(tx, account, brought.postReadings)),
  };
}

function addsTo(states: number, { counts }: ImportedDay): boolean {
  return accountMetrics.some(
    (metric, place) => counts[metric] !== undefined && ((states >> (2 * place)) & 3) === 0,
  );
}

/** The same for the same days and readings, and for no others. */
export function digestOf({ source, days, postReadings }: Brought): string {
  const text = JSON.stringify([source, days, postReadings], (_key, value) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
  return createHash("sha256").update(text).digest("base64url");
}

import "server-only";
import { accountMetrics, postMetrics } from "@/db/schema";
import type { Context } from "@/lib/context";
import { valueStates } from "@/lib/metrics/value";
import { rows } from "./linked-world";

export interface StoredValue {
  of: "account" | "post";
  metric: string;
  state: (typeof valueStates)[number];
  count: bigint | null;
}

const digits = (list: string) => `array(select v::text from unnest(${list}) v)`;

/** Every value a person holds: by account day ("2026-11-20 followers") or post and its reading's day. Missing ones are left out. */
export async function storedValues(ctx: Context): Promise<Map<string, StoredValue>> {
  const values = new Map<string, StoredValue>();
  const keep = (
    key: string,
    of: StoredValue["of"],
    metric: string,
    place: number,
    code: number,
    count: string | null | undefined,
  ) => {
    const state = valueStates[(code >> (2 * place)) & 3] ?? "missing";
    if (state !== "missing")
      values.set(`${key} ${metric}`, { of, metric, state, count: count ? BigInt(count) : null });
  };
  type Lists = Record<string, (string | null)[]>;
  const months = await rows<{ account_id: string; month: string; states: (number | null)[]; lists: Lists }>(
    ctx,
    `select account_id, month::text, states, json_build_object(${accountMetrics.map((m) => `'${m}', ${digits(m)}`).join(", ")}) as lists from account_months`,
  );
  for (const { account_id, month, states, lists } of months) {
    states.forEach((code, index) => {
      const day = `account ${account_id} ${month.slice(0, 8)}${String(index + 1).padStart(2, "0")}`;
      for (const [place, metric] of accountMetrics.entries()) {
        keep(day, "account", metric, place, code ?? 0, lists[metric]?.[index]);
      }
    });
  }
  const posts = await rows<{ id: string; days: string[]; states: number[]; lists: Lists }>(
    ctx,
    `select id, array(select (r at time zone 'utc')::date::text from unnest(read_at) r) as days, states,
      json_build_object(${postMetrics.map((m) => `'${m}', ${digits(m)}`).join(", ")}) as lists from posts`,
  );
  for (const { id, days, states, lists } of posts) {
    days.forEach((day, index) => {
      for (const [place, metric] of postMetrics.entries()) {
        keep(`post ${id} ${day}`, "post", metric, place, states[index] ?? 0, lists[metric]?.[index]);
      }
    });
  }
  return values;
}

import { beforeEach, expect, test } from "vitest";
import { getAccount } from "@/lib/analytics/get-account";
import { getOverview } from "@/lib/analytics/get-overview";
import { disconnect } from "@/lib/connections/disconnect";
import { endGrace } from "@/lib/connections/end-grace";
import { systemContext } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { keptSince } from "@/lib/metrics/kept-since";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { createPerson, type MadePerson, testNow } from "@/lib/testing/builders";
import { joinWorkspace } from "@/lib/testing/members";
import { ownDatabases } from "@/lib/testing/own-database";
import { describeTiktok } from "./descriptor";
import { tiktokPolicy } from "./policy";

const { data } = await ownDatabases();

let person: MadePerson;
let account: MadeAccount;
beforeEach(async () => {
  person = await createPerson();
  account = await createAccount(person.ctx, { platform: "tiktok", months: ["2026-05-01"], posts: 1 });
});

const id = () => String(account.id);
const daysAfter = (from: Date, days: number) => new Date(from.getTime() + days * 86_400_000);

async function rowsLeft(): Promise<number> {
  const [row] = await data`select (select count(*) from account_months where account_id = ${id()})
    + (select count(*) from posts where account_id = ${id()}) + (select count(*) from accounts where id = ${id()}) as n`;
  return Number(row?.n);
}

test("figures are kept for 24 months, to the day", async () => {
  expect(tiktokPolicy.keepMonths).toBe(24);
  const followersOf = async () => {
    const [row] =
      await data`select followers[14] as day14, followers[15] as day15 from account_months where account_id = ${id()}`;
    return row;
  };
  const whole = await followersOf();
  expect(whole?.day14).not.toBeNull();
  const on = (day: string) => {
    const before = keptSince(describeTiktok().keepMonths, new Date(`${day}T12:00:00Z`));
    return data`select expire_figures('tiktok', ${before})`;
  };
  await on("2028-05-14");
  expect(await followersOf()).toEqual(whole);
  await on("2028-05-15");
  expect(await followersOf()).toEqual({ day14: null, day15: whole?.day15 });
});

test("figures are the granting person's alone, whatever others may do in the workspace", async () => {
  const { publicId: accountId } = account;
  expect((await getAccount(person.ctx, { accountId, params: {} })).account.id).toBe(accountId);
  const other = await joinWorkspace((await createPerson()).ctx, person.ctx, "manager");
  await expect(getAccount(other, { accountId, params: {} })).rejects.toThrow(NotFoundError);
  const seen = await getOverview(other, {});
  expect([seen.accounts, seen.withheld]).toEqual([[], [{ label: "TikTok", accounts: 1 }]]);
});

test("history goes with a disconnect, also where it was to stay", async () => {
  await disconnect(person.ctx, { accountId: account.publicId, history: "keep" });
  expect(await rowsLeft()).toBe(0);
});

test("figures whose grant was lost are gone on day 28, two days before the last allowed one, and not before", async () => {
  const lostAt = testNow;
  const end = daysAfter(lostAt, tiktokPolicy.deleteAfterRevocationOnDay);
  await data`update connections set state = 'needs-reconnect', problem = 'expired/revoked', delete_data_at = ${end}
    where account_id = ${id()}`;
  const { workspaceId } = person.ctx;
  const endAt = (now: Date) =>
    endGrace(systemContext("end-grace", { workspaceId, now }), account.connectionId);
  const before = await rowsLeft();
  await endAt(new Date(end.getTime() - 1));
  expect(await rowsLeft()).toBe(before);
  await endAt(end);
  expect(await rowsLeft()).toBe(0);
  expect(daysAfter(lostAt, tiktokPolicy.deleteAfterRevocationWithinDays).getTime()).toBeGreaterThan(
    end.getTime(),
  );
});

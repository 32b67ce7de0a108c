import { afterEach, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { assumeRole } from "@/lib/db";
import type * as registry from "@/lib/platforms/registry";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { createPerson, testNow } from "@/lib/testing/builders";
import { joinWorkspace } from "@/lib/testing/members";
import { ownDatabases } from "@/lib/testing/own-database";
import { newScript, scripted } from "@/lib/testing/scripted-platform";
import { chooseFiguresPeriod, FiguresPeriodInput, getFiguresPeriod } from "./figures-period";
import { expire } from "./retention";

const { data } = await ownDatabases();
// As the nightly job; what a person asks, it may as well.
assumeRole("tallyglass_worker");
const script = newScript();
vi.mock("@/lib/platforms/registry", async (load) => {
  const real = await load<typeof registry>();
  const all = () => real.platforms().map((platform) => scripted(platform, script));
  return { ...real, platforms: all, platform: (id: string) => scripted(real.platform(id), script) };
});
afterEach(async () => {
  script.descriptor = {};
  await data`update users set keep_years = null`;
});

const nightOf = (day: string) => new Date(`${day}T00:02:00Z`);
const endOn = (at: Date) => expire({ now: at, wall: testNow });
const choose = (ctx: PersonContext, period: string) =>
  chooseFiguresPeriod(ctx, FiguresPeriodInput.parse({ period }));

async function daysOf({ id }: MadeAccount): Promise<string[]> {
  const rows = await data`
    select (month + (place - 1)::int)::text as day from account_months, unnest(states) with ordinality s(state, place)
    where account_id = ${String(id)} and state is not null order by 1`;
  return rows.map(({ day }) => day);
}

const months = ["2021-05-01", "2021-07-01", "2024-05-01", "2024-07-01", "2025-05-01", "2025-07-01"];
/** By the day of the night that comes: today a year ago is older than a year then. */
const aboutToday = "2025-06-01";

test.each([
  ["5", 31],
  ["2", 93],
  ["1", 155 + 15],
])("%s years: what is told to go is what goes in the night, to the day", async (period, days) => {
  const { ctx } = await createPerson();
  const account = await createAccount(ctx, { months: [...months, aboutToday] });
  await data`update account_months set states[31] = null
    where account_id = ${String(account.id)} and month = ${aboutToday}`;
  const before = await daysOf(account);
  const told = (await getFiguresPeriod(ctx)).losses.find((loss) => loss.period === period);
  expect(told).toEqual({ period, days, accounts: 1 });
  expect(await choose(ctx, period)).toEqual({ days, accounts: 1, nightAt: nightOf("2026-06-16") });
  expect(await daysOf(account)).toEqual(before);
  await endOn(nightOf("2026-06-16"));
  expect(await daysOf(account)).toEqual(before.slice(days));
  expect(await endOn(nightOf("2026-06-16"))).toEqual({});
});

test("readings of posts go with the days", async () => {
  const { ctx } = await createPerson();
  const { id } = await createAccount(ctx, { posts: 1 });
  await data`update posts set read_at = array['2025-06-15 23:59:59Z', '2025-06-16 00:00Z']::timestamptz[],
    age_days = '{1,2}', views = '{10,20}', likes = '{1,2}', comments = '{1,2}', shares = '{1,2}', states = '{1,1}'
    where account_id = ${String(id)}`;
  await choose(ctx, "1");
  await endOn(nightOf("2026-06-16"));
  expect(await data`select views from posts where account_id = ${String(id)}`).toEqual([{ views: ["20"] }]);
});

test("taken back before the night, a choice deletes nothing", async () => {
  const { ctx } = await createPerson();
  const account = await createAccount(ctx, { months });
  await choose(ctx, "1");
  expect((await getFiguresPeriod(ctx)).chosen).toBe("1");
  expect(await choose(ctx, "always")).toEqual({ days: 0, accounts: 0, nightAt: nightOf("2026-06-16") });
  expect((await getFiguresPeriod(ctx)).chosen).toBe("always");
  expect(await endOn(nightOf("2026-06-16"))).toEqual({});
  expect(await daysOf(account)).toHaveLength(6 * 31);
});

test("it holds for the accounts a person linked, in whichever workspace, and for nobody else's", async () => {
  const [{ ctx: host }, { ctx: own }, { ctx: stranger }] = [
    await createPerson(),
    await createPerson(),
    await createPerson(),
  ];
  const member = await joinWorkspace(own, host, "manager");
  const old = { months: ["2021-05-01"] };
  const [there, atHome, hosts, strangers] = [
    await createAccount(member, { ...old, handle: "@there" }),
    await createAccount(own, { ...old, handle: "@home" }),
    await createAccount(host, old),
    await createAccount(stranger, old),
  ];
  const kept = await getFiguresPeriod(member);
  expect(kept.accounts.map(({ handle }) => handle).toSorted()).toEqual(["@home", "@there"]);
  expect(await choose(member, "2")).toMatchObject({ days: 62, accounts: 2 });
  await endOn(nightOf("2026-06-16"));
  expect(await daysOf(there)).toEqual([]);
  expect(await daysOf(atHome)).toEqual([]);
  expect(await daysOf(hosts)).toHaveLength(31);
  expect(await daysOf(strangers)).toHaveLength(31);
});

test.each([
  // Months are of unequal length: so is what is left of a month's last days in another.
  ["2025-08-31", 12],
  ["2025-05-31", 13],
  ["2024-02-29", 36],
  ["2024-12-30", 24],
  ["2023-01-01", 24],
])("%s, kept for %i months, goes in the night that is told, and not before", async (day, keepMonths) => {
  const { ctx } = await createPerson();
  const account = await createAccount(ctx, { months: [`${day.slice(0, 7)}-01`] });
  await data`update account_months set states = array_fill(null::smallint, array[31])
    where account_id = ${String(account.id)}`;
  await data`update account_months set states[${Number(day.slice(8))}] = 1 where account_id = ${String(account.id)}`;
  script.descriptor = { keepMonths };
  const [told] = (await getFiguresPeriod(ctx)).accounts;
  expect(told).toMatchObject({ firstDay: day, days: 1, limit: { months: keepMonths, by: "platform" } });
  const night = told?.endsAt ?? testNow;
  const nightBefore = new Date(night.getTime() - 86_400_000);
  // What is long past its time goes in the coming night.
  if (nightBefore > testNow) {
    await endOn(nightBefore);
    expect(await daysOf(account)).toEqual([day]);
  }
  await endOn(night);
  expect(await daysOf(account)).toEqual([]);
});

test("an account without figures, and one without a limit, say so", async () => {
  const { ctx } = await createPerson();
  await createAccount(ctx, { handle: "@new" });
  await createAccount(ctx, { handle: "@old", months: ["2021-05-01"] });
  script.descriptor = { keepMonths: null };
  expect((await getFiguresPeriod(ctx)).accounts).toMatchObject([
    { handle: "@new", days: 0, firstDay: null, limit: null, endsAt: null },
    { handle: "@old", days: 31, firstDay: "2021-05-01", limit: null, endsAt: null },
  ]);
});

test("a choice that is none is refused, by the form and by the database", async () => {
  const { ctx } = await createPerson();
  expect(FiguresPeriodInput.safeParse({ period: "3" }).success).toBe(false);
  await expect(
    data`update users set keep_years = 3 where id = ${String(ctx.actor.userId)}`.then(() => "stored"),
  ).rejects.toThrow(/users_keep_years/);
});

test("it is told in the person's own activity", async () => {
  const { ctx } = await createPerson();
  await choose(ctx, "5");
  expect(await data`select kind from activity where user_id = ${String(ctx.actor.userId)}`).toEqual([
    { kind: "figures.period-chosen" },
  ]);
});

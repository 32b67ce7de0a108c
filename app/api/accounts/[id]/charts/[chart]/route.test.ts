import { NextRequest } from "next/server";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { GET as getPosts } from "@/app/api/accounts/[id]/posts/route";
import { GET as getOverview } from "@/app/api/overview/route";
import { GET as getPostChart } from "@/app/api/posts/[id]/charts/[chart]/route";
import type { PersonContext } from "@/lib/context";
import { parseDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { SignedOutError } from "@/lib/errors";
import { measured } from "@/lib/metrics/value";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { createDays } from "@/lib/testing/readings";
import { GET } from "./route";

let signedIn: PersonContext | null;
// The framework's own signals, which need its server around them.
vi.mock("next/navigation", () => ({
  unstable_rethrow: () => {},
  redirect: (to: string) => {
    throw Object.assign(new SignedOutError(), { message: to });
  },
}));
vi.mock("@/lib/auth/session", () => ({
  signedInContext: async () => {
    if (!signedIn) throw new SignedOutError();
    return signedIn;
  },
}));

afterAll(() => clients().close());
beforeEach(async () => {
  signedIn = (await createPerson()).ctx;
});

const request = (query: string, headers = {}) =>
  new NextRequest(`http://127.0.0.1:3000/api/file${query}`, {
    headers: { "x-request-id": "one", ...headers },
  });
const ask = (id: string, query = "?as=csv", chart = "views") =>
  GET(request(query), { params: Promise.resolve({ id, chart }) });

async function ownAccount(): Promise<MadeAccount> {
  if (!signedIn) throw new Error("Nobody is signed in");
  const account = await createAccount(signedIn, { handle: '@at"las\r\n', posts: 1 });
  const days = ["2026-06-10", "2026-06-11"].map(parseDay);
  await createDays(
    signedIn,
    account,
    days.map((day) => ({ day, counts: { views: measured(7n) } })),
  );
  return account;
}

describe("a chart's rows over HTTP", () => {
  test("are a file with a safe name, of the days in the address, kept by nobody", async () => {
    const answer = await ask((await ownAccount()).publicId, "?from=2026-06-10&to=2026-06-10&as=csv");
    expect([answer.status, ...answer.headers]).toEqual([
      200,
      ["cache-control", "private, no-store"],
      ["content-disposition", 'attachment; filename="at-las-youtube-views-2026-06-10-to-2026-06-10.csv"'],
      ["content-type", "text/csv; charset=utf-8; header=present"],
      ["x-content-type-options", "nosniff"],
    ]);
    expect(await answer.text()).toBe(
      "day_utc,metric,unit,value,state,low,high,read_at_utc,imported,flagged,gap_reason,definition_break,days,formula\r\n" +
        "2026-06-10,Views,views,7,measured,,,2026-06-10T06:10:00.000Z,,,,,,\r\n",
    );
  });

  test("are refused in any form but the two", async () => {
    const { publicId } = await ownAccount();
    for (const query of ["", "?as=pdf", "?as=csv&as=xlsx"])
      expect((await ask(publicId, query)).status).toBe(400);
  });

  test("somebody else's and none at all get the very same answer, from every one of these routes", async () => {
    const theirs = await ownAccount();
    signedIn = (await createPerson()).ctx;
    const none = "01890000-0000-7000-8000-000000000000";
    const post = (id: string) =>
      getPostChart(request("?as=xlsx"), { params: Promise.resolve({ id, chart: "likes" }) });
    const posts = (id: string) => getPosts(request("?as=csv"), { params: Promise.resolve({ id }) });
    for (const [route, id] of [
      [ask, theirs.publicId],
      [posts, theirs.publicId],
      [post, theirs.postIds[0]],
    ] as const) {
      const answers = await Promise.all([id ?? "", none, "nothing"].map((one) => route(one)));
      const seen = await Promise.all(
        answers.map(async (answer) => [answer.status, [...answer.headers], await answer.text()]),
      );
      expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
      expect(answers[0]?.status).toBe(404);
    }
    expect((await ask(theirs.publicId, "?as=csv", "no-such-chart")).status).toBe(404);
    const overview = await getOverview(request("?as=csv"), { params: Promise.resolve({}) });
    expect((await overview.text()).split("\r\n")).toHaveLength(2);
  });

  test("signed out, a program is refused and a person goes to sign in and back to the page", async () => {
    const { publicId } = await ownAccount();
    signedIn = null;
    expect((await ask(publicId)).status).toBe(401);
    const followed = await GET(
      request("?as=csv", {
        "sec-fetch-mode": "navigate",
        referer: "http://127.0.0.1:3000/accounts/1?period=90",
      }),
      { params: Promise.resolve({ id: publicId, chart: "views" }) },
    );
    expect(await followed.json()).toMatchObject({ title: "/signin?next=%2Faccounts%2F1%3Fperiod%3D90" });
  });
});

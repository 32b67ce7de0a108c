import { NextRequest } from "next/server";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { parseDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { SignedOutError } from "@/lib/errors";
import { measured } from "@/lib/metrics/value";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { createDays } from "@/lib/testing/readings";
import { GET } from "./route";

let signedIn: PersonContext | null;
// The framework's own signals, which need its server around them.
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));
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

function ask(id: string, query = "", headers: Record<string, string> = {}): Promise<Response> {
  const request = new NextRequest(`http://127.0.0.1:3000/api/accounts/${id}/series${query}`, {
    headers: { "x-request-id": "fixed", ...headers },
  });
  return GET(request, { params: Promise.resolve({ id }) });
}

async function ownAccount(): Promise<string> {
  if (!signedIn) throw new Error("Nobody is signed in");
  const account = await createAccount(signedIn);
  await createDays(signedIn, account, [{ day: parseDay("2026-06-10"), counts: { views: measured(7n) } }]);
  return account.publicId;
}

describe("the series of an account over HTTP", () => {
  test("is arrays for the days asked for, kept by nobody", async () => {
    const answer = await ask(await ownAccount(), "?from=2026-06-09&to=2026-06-11");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(await answer.json()).toMatchObject({ from: "2026-06-09", length: 3, views: [null, 7, null] });
  });

  test("answers 304 to who already has it", async () => {
    const id = await ownAccount();
    const tag = (await ask(id)).headers.get("etag") ?? "";
    const again = await ask(id, "", { "if-none-match": tag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await ask(id, "?period=7", { "if-none-match": tag })).status).toBe(200);
  });

  test("somebody else's account and one that does not exist get the very same answer", async () => {
    const theirs = await ownAccount();
    signedIn = (await createPerson()).ctx;
    const answers = await Promise.all(
      [theirs, "01890000-0000-7000-8000-000000000000", "nothing"].map((id) => ask(id)),
    );
    const seen = await Promise.all(
      answers.map(async (answer) => [answer.status, [...answer.headers], await answer.text()]),
    );
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect(answers[0]?.headers.get("content-type")).toBe("application/problem+json");
  });

  test("is refused to who is not signed in", async () => {
    const id = await ownAccount();
    signedIn = null;
    const answer = await ask(id);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});

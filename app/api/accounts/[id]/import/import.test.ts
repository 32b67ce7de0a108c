import { NextRequest } from "next/server";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { PersonContext } from "@/lib/context";
import { parseDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { env } from "@/lib/env";
import { SignedOutError } from "@/lib/errors";
import { toWire } from "@/lib/imports/table/wire";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { archiveOf } from "@/lib/testing/imports";
import { POST as CONFIRM } from "./confirm/route";
import { POST as PREVIEW } from "./preview/route";

let signedIn: PersonContext | null;
// The framework's own signals, which need its server around them.
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));
vi.mock("@/lib/auth/session", () => ({
  signedInContext: async () => {
    if (!signedIn) throw new SignedOutError();
    return signedIn;
  },
}));

let ctx: PersonContext;
let id: string;
beforeEach(async () => {
  ({ ctx } = await createPerson());
  signedIn = ctx;
  id = (await createAccount(ctx)).publicId;
});
afterAll(() => clients().close());

const days = [
  {
    day: parseDay("2026-06-01"),
    second: null,
    counts: { followers: { state: "counted", count: 1_200n, power: 2 } },
  },
  { day: parseDay("2026-06-02"), second: 60, counts: { views: { state: "counted", count: 7n, power: 0 } } },
] as const;
const table = JSON.stringify(toWire(days));

interface Sending {
  body?: string | Buffer;
  type?: string;
  headers?: Record<string, string>;
  account?: string;
}

function post(
  verb: typeof PREVIEW,
  query: string,
  { body = table, type = "application/json", headers, account = id }: Sending,
) {
  const request = new NextRequest(`${env.APP_URL}/api/accounts/${account}/import${query}`, {
    method: "POST",
    body: typeof body === "string" ? body : new Uint8Array(body),
    headers: { "content-type": type, "sec-fetch-site": "same-origin", "x-request-id": "fixed", ...headers },
  });
  return verb(request, { params: Promise.resolve({ id: account }) });
}
const preview = (sending: Sending = {}) => post(PREVIEW, "/preview", sending);
const confirm = (token: string, sending: Sending = {}) => post(CONFIRM, `/confirm?token=${token}`, sending);

test("a table is previewed, and stored once however often it is confirmed", async () => {
  const previewed = await preview();
  expect(previewed.status).toBe(200);
  expect(previewed.headers.get("cache-control")).toBe("no-store");
  const { token, ...plan } = await previewed.json();
  expect(plan).toMatchObject({ newDays: 2, readDays: 0, firstDay: "2026-06-01", lastDay: "2026-06-02" });
  const answers = [await confirm(token), await confirm(token)];
  const stored = { id: token.split(".")[0], daysStored: 2, postReadingsStored: 0 };
  expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([stored, stored]);
});

test("an archive is sent as it is", async () => {
  const zip = { body: await archiveOf(ctx, [id]), type: "application/zip" };
  const previewed = await preview(zip);
  expect(previewed.status).toBe(200);
  const { token } = await previewed.json();
  expect((await confirm(token, zip)).status).toBe(200);
});

test("somebody else's account and one that does not exist get the very same answer", async () => {
  signedIn = (await createPerson()).ctx;
  const answers = await Promise.all(
    [id, "0190a000-0000-7000-8000-000000000000", "nonsense"].map((account) => preview({ account })),
  );
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()));
  for (const other of others) expect(other).toBe(first);
});

test.each<[string, Sending, number]>([
  ["another site", { headers: { "sec-fetch-site": "cross-site" } }, 403],
  ["no JSON", { body: "{" }, 400],
  ["JSON of another shape", { body: '{"days":[]}' }, 400],
  ["another type", { type: "text/csv" }, 400],
  ["no ZIP", { body: "PK", type: "application/zip" }, 400],
  ["too much JSON", { body: " ".repeat(2_000_001) }, 413],
  ["too much ZIP", { body: Buffer.alloc(10_000_001), type: "application/zip" }, 413],
])("with %s nothing is previewed", async (_what, sending, status) => {
  const answer = await preview(sending);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
});

test("is refused to who is not signed in", async () => {
  signedIn = null;
  expect((await preview()).status).toBe(401);
  expect((await confirm("x")).status).toBe(401);
});

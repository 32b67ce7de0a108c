import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { NextRequest } from "next/server";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { answerAtTheDoor } from "@/lib/answers/at-the-door";
import type { PersonContext } from "@/lib/context";
import { addDays, parseDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { inLanguage } from "@/lib/language/in-language";
import { measured } from "@/lib/metrics/value";
import { createAccount } from "@/lib/testing/accounts";
import { signUpFully } from "@/lib/testing/people";
import { createDays } from "@/lib/testing/readings";
import { contextOf, createVisitor } from "@/lib/testing/visitors";
import { GET } from "./route";

// The framework's own signal, which needs its server around it.
vi.mock("next/navigation", () => ({ unstable_rethrow: () => {} }));

type Seen = { status: number; headers: Record<string, string>; body: string };
type Asking = { cookie?: string; language?: "en" | "de"; headers?: Record<string, string> };
type Person = { ctx: PersonContext; cookie: string };

const admin = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
let language: "en" | "de";
const server = createServer((request, response) => {
  request.headers["x-request-id"] = "fixed";
  if (!inLanguage(language, () => answerAtTheDoor(request, response))) response.writeHead(501).end();
});
let person: Person;
let account: string;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  person = await signedIn();
  account = await accountOf(person.ctx);
});
afterAll(async () => {
  server.close();
  await Promise.all([admin.end(), clients().close()]);
});

async function signedIn(): Promise<Person> {
  const { session, visitor } = await signUpFully({ visitor: createVisitor({ wall: new Date() }) });
  const ctx = await contextOf(session.token, visitor.wall);
  if (!ctx) throw new Error("No session");
  return { ctx, cookie: `language=en; session=${session.token}` };
}

async function accountOf(ctx: PersonContext): Promise<string> {
  const made = await createAccount(ctx);
  const first = parseDay("2025-01-01");
  const days = Array.from({ length: 500 }, (_, index) => ({
    day: addDays(first, index),
    counts: { views: measured(7n + BigInt(index)) },
  }));
  await createDays(ctx, made, days);
  return made.publicId;
}

function seen(status: number, headers: Headers, body: string): Seen {
  const ofTheWay = ["connection", "content-length", "date", "keep-alive", "transfer-encoding"];
  return {
    status,
    headers: Object.fromEntries([...headers].filter(([name]) => !ofTheWay.includes(name))),
    body,
  };
}

async function askTheDoor(path: string, { cookie, language: spoken = "en", headers }: Asking): Promise<Seen> {
  language = spoken;
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { ...headers, ...(cookie ? { cookie } : {}) },
  });
  return seen(answer.status, answer.headers, await answer.text());
}

async function askTheFramework(id: string, path: string, asking: Asking): Promise<Seen> {
  const { cookie, language: spoken = "en", headers } = asking;
  const request = new NextRequest(`http://127.0.0.1:3000${path}`, {
    headers: { "x-request-id": "fixed", ...headers, ...(cookie ? { cookie } : {}) },
  });
  const answer = await inLanguage(spoken, () => GET(request, { params: Promise.resolve({ id }) }));
  return seen(answer.status, answer.headers, await answer.text());
}

/** Asks both ways, and holds them to the same answer. */
async function ask(id: string, query = "", asking: Asking = {}): Promise<Seen> {
  const path = `/api/accounts/${id}/series${query}`;
  const answer = await askTheDoor(path, asking);
  expect(answer).toEqual(await askTheFramework(id, path, asking));
  return answer;
}

describe("the series of an account over HTTP, before the framework and through it", () => {
  test("is arrays for the days asked for, kept by nobody", async () => {
    const answer = await ask(account, "?from=2024-12-30&to=2025-01-03", { cookie: person.cookie });
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/json");
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    expect(JSON.parse(answer.body)).toMatchObject({ from: "2025-01-01", length: 3, views: [7, 8, 9] });
  });

  test("is thinned where it is long, and the standard period where the days cannot be read", async () => {
    const { cookie } = person;
    const long = await ask(account, "?from=2025-01-01&to=2026-05-15", { cookie });
    expect(JSON.parse(long.body)).toMatchObject({ length: 500, offsets: expect.arrayContaining([0, 499]) });
    const unread = await ask(account, "?from=yesterday&from=x&to=&a?b", { cookie });
    expect(JSON.parse(unread.body).length).toBe(28);
  });

  test("answers 304 to who already has it", async () => {
    const { cookie } = person;
    const tag = (await ask(account, "", { cookie })).headers.etag ?? "";
    const again = await ask(account, "", { cookie, headers: { "if-none-match": tag } });
    expect([again.status, again.body]).toEqual([304, ""]);
    expect((await ask(account, "?period=7", { cookie, headers: { "if-none-match": tag } })).status).toBe(200);
  });

  test("somebody else's account and one that does not exist get the very same answer", async () => {
    const { cookie } = await signedIn();
    const ids = [account, "01890000-0000-7000-8000-000000000000", "nothing"];
    const answers = await Promise.all(ids.map((id) => askTheDoor(`/api/accounts/${id}/series`, { cookie })));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    for (const id of ids) expect(await ask(id, "", { cookie })).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(404);
    expect(answers[0]?.headers["content-type"]).toBe("application/problem+json");
  });

  test.each([
    ["without a cookie", undefined],
    ["with a session that never was", "session=never"],
    ["with an empty one", "session="],
    ["with one of another name", "other-session=x"],
  ])("is refused to who is not signed in: %s", async (_, cookie) => {
    const answers = [await ask(account, "", cookie ? { cookie } : {}), await ask("nothing")];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.headers["content-type"]).toBe("application/problem+json");
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  test("is refused in the reader's language", async () => {
    expect(JSON.parse((await ask(account, "", { language: "de" })).body).title).toBe(
      "Melde dich an, um fortzufahren.",
    );
  });

  test("is refused to somebody whose account is being deleted, whatever they name", async () => {
    const leaving = await signedIn();
    const theirs = await accountOf(leaving.ctx);
    await admin`update users set frozen_at = now() where id = ${leaving.ctx.actor.userId.toString()}`;
    for (const id of [theirs, account, "nothing"]) {
      expect((await ask(id, "", { cookie: leaving.cookie })).status).toBe(403);
    }
  });

  test("is refused on the request after signing out", async () => {
    const leaving = await signedIn();
    const theirs = await accountOf(leaving.ctx);
    expect((await ask(theirs, "", { cookie: leaving.cookie })).status).toBe(200);
    await admin`delete from sessions where user_id = ${leaving.ctx.actor.userId.toString()}`;
    expect((await ask(theirs, "", { cookie: leaving.cookie })).status).toBe(401);
  });
});

test.each([
  ["another method", "POST", () => `/api/accounts/${account}/series`],
  ["a path in other words", "GET", () => `/api/accounts/%2e/series`],
  ["a path that goes on", "GET", () => `/api/accounts/${account}/series/`],
  ["another route", "GET", () => `/api/accounts/${account}/progress`],
])("leaves %s to the framework", async (_, method, path) => {
  const { port } = server.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}${path()}`, { method })).status).toBe(501);
});

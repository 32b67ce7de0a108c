import { NextRequest } from "next/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { clients } from "@/lib/db";
import type * as registry from "@/lib/platforms/registry";
import { checkReceipt } from "@/lib/receipts/check";
import { createAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { ownDatabases } from "@/lib/testing/own-database";
import { newScript } from "@/lib/testing/scripted-platform";
import { type Signal, signedEvent, signedForm } from "@/lib/testing/signals";
import { POST } from "./route";

const script = newScript();
vi.mock("@/lib/platforms/registry", async (load) => {
  const { signalRegistry } = await import("@/lib/testing/signals");
  return signalRegistry(await load<typeof registry>(), () => script);
});
// Outside the framework's server there is nothing to hand on.
vi.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));

const { data: admin } = await ownDatabases();

const now = new Date();
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
beforeEach(async () => {
  await admin`truncate inbox, due_work, receipts`;
  await admin`delete from graphile_worker._private_jobs`;
});

function send(platform: string, { slug, headers, body }: Partial<Signal> & Pick<Signal, "slug">) {
  const address = `http://127.0.0.1:3000/api/webhooks/${platform}/${slug}`;
  const request = new NextRequest(address, {
    method: "POST",
    headers: { ...headers },
    ...(body && { body: new Uint8Array(body) }),
  });
  return POST(request, { params: Promise.resolve({ platform, ...(slug && { notice: slug.split("/") }) }) });
}

async function seen(response: Response) {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

const rows = () => admin`select * from inbox order by id`;
const work = () => admin`select job, entity_id, workspace_id, user_id from due_work`;

describe("a notice", () => {
  test("is kept once, as work, with nothing in it that a person could be read from", async () => {
    const event = signedEvent("open-id-of-somebody", ago(5));
    expect(await seen(await send("tiktok", event))).toEqual({
      status: 200,
      headers: { "cache-control": "no-store" },
      body: "",
    });
    const [row] = await rows();
    expect(row).toMatchObject({
      provider: "tiktok",
      kind: "ended",
      reason: "disconnected-there",
      receipt_code: null,
      handled_at: null,
      outcome: null,
    });
    expect(Object.values(row ?? {}).filter((value) => Buffer.isBuffer(value))).toHaveLength(1);
    expect(row?.subject_lookups).toHaveLength(1);
    expect(JSON.stringify(row)).not.toContain("open-id-of-somebody");
    expect(await work()).toEqual([
      { job: "handle-notice", entity_id: row?.id, workspace_id: null, user_id: null },
    ]);
    expect(await admin`select from receipts`).toHaveLength(0);
  });

  test("fifty times at once is one row and one job", async () => {
    const event = signedEvent("somebody", ago(5));
    const answers = await Promise.all(Array.from({ length: 50 }, () => send("tiktok", event)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await rows()).toHaveLength(1);
    expect(await work()).toHaveLength(1);
    expect(await admin`select key from graphile_worker.jobs`).toHaveLength(1);
  });

  test("of another second, person, or kind is another one", async () => {
    await send("tiktok", signedEvent("a", ago(5)));
    await send("tiktok", signedEvent("a", ago(6)));
    await send("tiktok", signedEvent("b", ago(5)));
    await send("instagram", signedForm("deauthorize", "1", ago(5)));
    await send("instagram", signedForm("delete", "1", ago(5)));
    expect(await rows()).toHaveLength(5);
  });

  test("of no interest is answered and not kept", async () => {
    const answer = await send("tiktok", signedEvent("a", ago(5), { event: "video.publish.completed" }));
    expect(answer.status).toBe(200);
    expect(await rows()).toEqual([]);
  });

  test("from a browser's page elsewhere is taken: its signature counts, and no cookie", async () => {
    const event = signedEvent("a", ago(5));
    const headers = { ...event.headers, "sec-fetch-site": "cross-site", origin: "https://example.test" };
    expect((await send("tiktok", { ...event, headers })).status).toBe(200);
  });
});

describe("a request for deletion", () => {
  test("is answered with a code, whose receipt stands before the answer", async () => {
    const answer = await send("instagram", signedForm("delete", "27281358591558845", ago(5)));
    const { url, confirmation_code: code } = await answer.json();
    const dashed = String(code).match(/.{5}/g)?.join("-");
    expect(url).toBe(`http://127.0.0.1:3000/receipts/${dashed}`);
    expect(await checkReceipt(code)).toMatchObject({
      state: "verified",
      body: { state: "pending", platform: "instagram", cause: "deletion-asked", steps: [], deletedRows: 0 },
    });
  });

  test("has one code, however often and at whatever time it is delivered", async () => {
    const form = signedForm("delete", "1", ago(5));
    const answers = await Promise.all(Array.from({ length: 50 }, () => send("instagram", form)));
    const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect(bodies.size).toBe(1);
    expect(await admin`select from receipts`).toHaveLength(1);
    await admin`update inbox set handled_at = now()`;
    expect(bodies).toContain(await (await send("instagram", form)).text());
  });

  test("is answered alike for somebody we know and somebody we do not", async () => {
    const { ctx } = await createPerson();
    const known = await createAccount(ctx, { platform: "instagram", externalId: "17900000000000001" });
    const answers = [known.externalId, "17900000000000002"].map((id) =>
      send("instagram", signedForm("delete", id, ago(5))),
    );
    const [one, other] = await Promise.all((await Promise.all(answers)).map(seen));
    const blank = (body = "") => body.replace(/[0-9A-Z]{5}-?[0-9A-Z]{5}-?[0-9A-Z]{5}-?[0-9A-Z]{5}/g, "·");
    expect({ ...one, body: blank(one?.body) }).toEqual({ ...other, body: blank(other?.body) });
    expect(one?.body).toHaveLength(other?.body.length ?? 0);
  });
});

describe("turned away", () => {
  const event = signedEvent("somebody", now);
  test.each([
    ["an unknown platform", "nowhere", event],
    ["a platform that sends nothing", "youtube", event],
    ["an unknown address", "instagram", { ...signedForm("delete", "1", now), slug: "delete/more" }],
    ["the bare address where there is none", "instagram", { ...signedForm("delete", "1", now), slug: "" }],
    ["a name of the language", "constructor", event],
  ])("%s is not found", async (_name, platform, signal) => {
    const { status, headers, body } = await seen(await send(platform, signal));
    expect([status, headers["content-type"]]).toEqual([404, "application/problem+json"]);
    expect(JSON.parse(body)).toEqual({ type: "about:blank", title: "Page not found.", status: 404 });
    expect(await rows()).toEqual([]);
  });

  test("wrong signatures get one answer and write nothing, however many", async () => {
    const forged: [string, Parameters<typeof send>[1]][] = [
      ["tiktok", { ...event, headers: {} }],
      ["tiktok", { ...event, body: Buffer.from(event.body.toString().replace("somebody", "somebodx")) }],
      ["tiktok", signedEvent("somebody", ago(3_600))],
      ["instagram", { ...signedForm("delete", "1", now), body: Buffer.from("signed_request=a.b") }],
      ["instagram", signedForm("delete", "1", ago(8 * 86_400))],
      ["instagram", { slug: "deauthorize" }],
    ];
    const flood = Array.from({ length: 20 }, () => forged).flat();
    const answers = await Promise.all(
      flood.map(async ([platform, signal]) => seen(await send(platform, signal))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([
        JSON.stringify({
          status: 403,
          headers: { "cache-control": "no-store", "content-type": "application/problem+json" },
          body: `{"type":"about:blank","title":"This request is not signed as it must be.","status":403}`,
        }),
      ]),
    );
    expect(await rows()).toEqual([]);
    expect(await work()).toEqual([]);
    expect(await admin`select from receipts`).toHaveLength(0);
  });

  test("a flood of them says so once in the log", async () => {
    const lines: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    // Not within the half minute of the flood before.
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 60_000);
    for (let n = 0; n < 20; n += 1) await send("tiktok", { ...event, headers: {} });
    vi.restoreAllMocks();
    expect(lines.filter((line) => line.includes("notice.refused"))).toHaveLength(1);
    expect(lines.join("")).not.toContain("somebody");
  });

  test("more than a megabyte is refused unread", async () => {
    const answer = await send("tiktok", { ...event, body: Buffer.alloc(1_000_001) });
    expect(answer.status).toBe(413);
  });
});

test("the web's role writes through the door and reads nothing", async () => {
  await send("tiktok", signedEvent("somebody", ago(5)));
  const { sql } = clients();
  for (const query of ["select 1 from inbox", "select take_notice(1)", "select oldest_notice()"]) {
    await expect(sql.unsafe(query)).rejects.toMatchObject({ code: "42501" });
  }
});

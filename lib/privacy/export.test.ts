import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { systemContext } from "@/lib/context";
import { assumeRole } from "@/lib/db";
import { InvalidInputError, NotFoundError } from "@/lib/errors";
import { createAccount } from "@/lib/testing/accounts";
import { at, createPerson, testNow } from "@/lib/testing/builders";
import { createMarkedPerson, type MarkedPerson } from "@/lib/testing/canaries";
import { joinWorkspace } from "@/lib/testing/members";
import { ownDatabases } from "@/lib/testing/own-database";
import { unzip } from "@/lib/testing/unzip";
import { buildExport } from "./build-export";
import {
  expireExport,
  listExports,
  openExport,
  RequestExportInput,
  requestExport,
  revokeExport,
} from "./export";
import { exportPath, exportsFolder, sweepExportFiles } from "./export-files";

const { data } = await ownDatabases();
assumeRole("tallyglass_worker");
const sent = vi.hoisted(() => ({ mails: [] as { to: string; template: string }[] }));
vi.mock("@/lib/email/send", () => ({
  send: async (mail: { to: string; template: string }) => void sent.mails.push(mail),
}));

const everything = RequestExportInput.parse({});
const hours = (count: number) => new Date(testNow.getTime() + count * 3_600_000);

let person: MarkedPerson;
beforeEach(async () => {
  sent.mails = [];
  person = await createMarkedPerson();
});

async function build(id: string, now = testNow): Promise<void> {
  const [row] = await data`select id, user_id from export_archives where public_id = ${id}`;
  const ctx = systemContext("build-export", { userId: BigInt(row?.user_id), now });
  await buildExport(ctx, BigInt(row?.id));
}

async function download(who: MarkedPerson, id: string) {
  const file = await openExport(who.ctx, { id });
  const parts: Buffer[] = [];
  for await (const part of file.read()) parts.push(part);
  return { ...file, zip: Buffer.concat(parts) };
}

async function exported(who: MarkedPerson, input = everything) {
  const { id } = await requestExport(who.ctx, input);
  await build(id);
  return unzip((await download(who, id)).zip);
}

const text = (files: Map<string, Buffer>, path: string) => files.get(path)?.toString("utf8") ?? "";
const lines = (files: Map<string, Buffer>, sheet: string) =>
  text(files, `data/${sheet}.jsonl`)
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("the archive", () => {
  test("holds every exportable mark of the person, as JSON and as CSV, and no secret", async () => {
    const files = await exported(person);
    const json = [...files]
      .filter(([path]) => path.endsWith(".jsonl"))
      .map(([, file]) => file.toString("utf8"));
    const csv = [...files].filter(([path]) => path.endsWith(".csv")).map(([, file]) => file.toString("utf8"));
    const missing = [...person.exported].filter(
      ([, mark]) => !json.join().includes(mark) || !csv.join().includes(mark),
    );
    expect(missing.map(([column]) => column)).toEqual([]);
    const whole = [...files.values()].map((file) => file.toString("latin1")).join();
    expect([...person.secret].filter(([, mark]) => whole.includes(mark)).map(([column]) => column)).toEqual(
      [],
    );
  });

  test("holds nothing of anybody else", async () => {
    const neighbour = await createMarkedPerson();
    const whole = [...(await exported(person)).values()].map((file) => file.toString("latin1")).join();
    const marks = [...neighbour.exported, ...neighbour.secret, ["id", neighbour.ctx.actor.publicId] as const];
    expect(marks.filter(([, mark]) => whole.includes(mark)).map(([column]) => column)).toEqual([]);
  });

  test("names every file with its SHA-256, and a dictionary for every column", async () => {
    const files = await exported(person);
    const manifest = JSON.parse(text(files, "manifest.json"));
    const named = manifest.files.map(({ path }: { path: string }) => path);
    expect([...named, "manifest.json"].sort()).toEqual([...files.keys()].sort());
    for (const { path, sha256, bytes } of manifest.files) {
      const file = files.get(path) ?? Buffer.alloc(0);
      expect([path, sha256, bytes]).toEqual([
        path,
        createHash("sha256").update(file).digest("hex"),
        file.length,
      ]);
    }
    for (const described of JSON.parse(text(files, "dictionary.json")).files) {
      const [header] = parse(text(files, `data/${described.name}.csv`)) as string[][];
      expect(header).toEqual(described.columns.map(({ name }: { name: string }) => name));
    }
    expect(text(files, "README.txt")).toContain("data/account_readings");
  });

  test("writes each reading as a row with its day, state and time", async () => {
    const files = await exported(person);
    const account = person.account.publicId;
    expect(lines(files, "account_readings")).toContainEqual({
      account,
      day: "2026-05-03",
      metric: "followers",
      value: "1002",
      state: "rounded",
      read_at: "2026-05-03T10:00:00.000Z",
      imported: null,
      step: null,
    });
    expect(lines(files, "account_readings")[0]).toEqual({
      account,
      day: "2025-12-31",
      metric: "followers",
      value: "1200",
      state: "rounded",
      read_at: null,
      imported: "yes",
      step: "100",
    });
    expect(lines(files, "account_readings")).toHaveLength(1 + 2 * (31 + 30));
    expect(lines(files, "post_readings")).toContainEqual({
      post: person.account.postIds[0],
      read_at: "2026-06-15T09:30:00.000Z",
      age_days: "0",
      metric: "views",
      value: "4321",
      state: "measured",
      imported: null,
    });
    expect(lines(files, "post_readings")).toHaveLength(2 * 3);
    const csv = parse(text(files, "data/account_readings.csv"), { columns: true }) as Record<
      string,
      string
    >[];
    const empty = (row: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ""]));
    expect(csv).toEqual(lines(files, "account_readings").map(empty));
  });

  test("does not let a spreadsheet run what a platform's name says", async () => {
    const account = await createAccount(person.ctx, { handle: '=HYPERLINK("https://evil.test")' });
    const files = await exported(person);
    const row = (parse(text(files, "data/accounts.csv"), { columns: true }) as Record<string, string>[]).find(
      ({ public_id }) => public_id === account.publicId,
    );
    expect(row?.handle).toBe(`'=HYPERLINK("https://evil.test")`);
    expect(lines(files, "accounts").map(({ handle }) => handle)).toContain('=HYPERLINK("https://evil.test")');
  });

  test("can be limited to accounts and days", async () => {
    const other = await createAccount(person.ctx, { months: ["2026-06-01"] });
    const input = RequestExportInput.parse({
      accounts: [person.account.publicId],
      from: "2026-05-30",
      to: "2026-06-02",
    });
    const files = await exported(person, input);
    expect([...files.keys()].filter((path) => /users|sessions|audit/.test(path))).toEqual([]);
    const readings = lines(files, "account_readings");
    expect(new Set(readings.map(({ account }) => account))).toEqual(new Set([person.account.publicId]));
    expect([...new Set(readings.map(({ day }) => day))]).toEqual([
      "2026-05-30",
      "2026-05-31",
      "2026-06-01",
      "2026-06-02",
    ]);
    expect([...files.values()].join()).not.toContain(other.publicId);
  });

  test("holds accounts in every workspace of the person, and only those they granted there", async () => {
    const host = await createPerson();
    const hosted = await joinWorkspace(person.ctx, host.ctx, "manager");
    const mine = await createAccount(hosted, { months: ["2026-06-01"] });
    const theirs = await createAccount(host.ctx, { months: ["2026-06-01"] });
    const files = await exported(person);
    expect(lines(files, "accounts").map(({ public_id }) => public_id)).toEqual(
      expect.arrayContaining([mine.publicId, person.account.publicId]),
    );
    expect([...files.values()].join()).not.toContain(theirs.publicId);
  });
});

describe("the file", () => {
  test("is sealed at rest, and opens whole", async () => {
    const { id } = await requestExport(person.ctx, everything);
    await build(id);
    const stored = await readFile(exportPath(id));
    expect(stored.includes("data/users.csv")).toBe(false);
    const file = await download(person, id);
    expect(file.zip.length).toBe(file.bytes);
    expect(file.fileName).toBe("tallyglass-2026-06-15.zip");
    const [view] = await listExports(person.ctx);
    expect(view).toMatchObject({
      state: "ready",
      bytes: file.bytes,
      sha256: createHash("sha256").update(file.zip).digest("hex"),
      expiresAt: hours(72).toISOString(),
      downloads: 1,
    });
    expect(sent.mails).toMatchObject([{ to: person.address, template: "export-ready" }]);
  });

  test.each([
    ["one byte changed", (file: Buffer) => file.fill((file[200] ?? 0) ^ 1, 200, 201)],
    ["cut off", (file: Buffer) => file.subarray(0, -20)],
  ])("is refused when %s", async (_what, damage) => {
    const { id } = await requestExport(person.ctx, everything);
    await build(id);
    await writeFile(exportPath(id), damage(await readFile(exportPath(id))));
    await expect(download(person, id)).rejects.toThrow();
  });

  test("is the owner's alone: for anybody else it does not exist, in the same words", async () => {
    const stranger = await createMarkedPerson();
    const { id } = await requestExport(person.ctx, everything);
    await build(id);
    const refusal = (asked: string) =>
      openExport(stranger.ctx, { id: asked }).catch((error: Error) => `${error}`);
    expect(await refusal(id)).toBe(await refusal("0190a000-0000-7000-8000-000000000000"));
    await expect(openExport(stranger.ctx, { id })).rejects.toThrow(NotFoundError);
    await expect(revokeExport(stranger.ctx, { id })).rejects.toThrow(NotFoundError);
    expect(await listExports(stranger.ctx)).toEqual([]);
    await download(person, id);
  });

  test("can be downloaded for 72 hours, and is deleted then", async () => {
    const { id } = await requestExport(person.ctx, everything);
    await build(id);
    const [row] = await data`select id from export_archives where public_id = ${id}`;
    const expire = (now: Date) =>
      expireExport(systemContext("expire-export", { userId: person.ctx.actor.userId, now }), BigInt(row?.id));
    const later = { ...person, ctx: at(person.ctx, { now: new Date(hours(72).getTime() - 1) }) };
    await expire(later.ctx.now);
    await download(later, id);
    await download(later, id);
    await expect(openExport(at(person.ctx, { now: hours(72) }), { id })).rejects.toThrow(NotFoundError);
    await expire(hours(72));
    expect(await readdir(exportsFolder())).not.toContain(id);
    expect((await listExports(person.ctx))[0]?.state).toBe("expired");
  });

  test("is gone at once when it is taken back, also while it is being written", async () => {
    const { id } = await requestExport(person.ctx, everything);
    await build(id);
    await revokeExport(person.ctx, { id });
    await expect(openExport(person.ctx, { id })).rejects.toThrow(NotFoundError);
    const second = await requestExport(person.ctx, everything);
    await revokeExport(person.ctx, second);
    await build(second.id);
    expect(
      (await readdir(exportsFolder())).filter((name) => name.startsWith(id) || name.startsWith(second.id)),
    ).toEqual([]);
  });
});

describe("asking", () => {
  test("again while one is written gives the same one", async () => {
    const first = await requestExport(person.ctx, everything);
    expect(await requestExport(person.ctx, everything)).toEqual(first);
    const many = await Promise.all(Array.from({ length: 5 }, () => requestExport(person.ctx, everything)));
    expect(new Set(many.map(({ id }) => id))).toEqual(new Set([first.id]));
  });

  test("for somebody else's account is refused", async () => {
    const stranger = await createMarkedPerson();
    const input = RequestExportInput.parse({ accounts: [stranger.account.publicId] });
    await expect(requestExport(person.ctx, input)).rejects.toThrow(InvalidInputError);
  });

  test("with days the wrong way round is refused", () => {
    expect(RequestExportInput.safeParse({ from: "2026-06-02", to: "2026-06-01" }).success).toBe(false);
  });

  test("while an erasure waits is refused", async () => {
    const frozen = { ...person.ctx, actor: { ...person.ctx.actor, isFrozen: true } };
    await expect(requestExport(frozen, everything)).rejects.toThrow(/being deleted/);
  });
});

describe("when it is cut off", () => {
  test("the next run starts anew and leaves no second file", async () => {
    const { id } = await requestExport(person.ctx, everything);
    await data`update export_archives set state = 'running', attempts = 1 where public_id = ${id}`;
    await mkdir(exportsFolder(), { recursive: true });
    await writeFile(`${exportPath(id)}.1.part`, "half of it");
    await build(id);
    expect((await readdir(exportsFolder())).filter((name) => name.startsWith(id))).toEqual([id]);
    await download(person, id);
  });

  test("five failures end it, it says so, and another can be asked for", async () => {
    const { id } = await requestExport(person.ctx, everything);
    await data`alter table accounts rename to accounts_away`;
    try {
      for (let attempt = 1; attempt < 5; attempt += 1) await expect(build(id)).rejects.toThrow();
      await build(id);
    } finally {
      await data`alter table accounts_away rename to accounts`;
    }
    expect((await listExports(person.ctx))[0]?.state).toBe("failed");
    expect((await readdir(exportsFolder())).filter((name) => name.startsWith(id))).toEqual([]);
    await exported(person);
  });

  test("files without a live export are swept once nobody can be writing them", async () => {
    const { id } = await requestExport(person.ctx, everything);
    await build(id);
    await writeFile(exportPath("0190a000-0000-7000-8000-000000000001"), "left behind");
    await writeFile(`${exportPath(id)}.1.part`, "left behind");
    const soon = new Date();
    expect(await sweepExportFiles(soon)).toBe(0);
    await sweepExportFiles(new Date(soon.getTime() + 2 * 3_600_000));
    const left = await readdir(exportsFolder());
    expect(left).toContain(id);
    expect(left.filter((name) => name.endsWith(".part") || name.includes("0190a000"))).toEqual([]);
  });

  test("an export that is gone is nothing to do", async () => {
    await buildExport(
      systemContext("build-export", { userId: person.ctx.actor.userId, now: testNow }),
      123_456n,
    );
  });
});

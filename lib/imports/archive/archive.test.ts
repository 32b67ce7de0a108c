import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readGains } from "@/lib/analytics/engagement";
import { getPost } from "@/lib/analytics/get-post";
import { getTimeseries } from "@/lib/analytics/get-timeseries";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { parseDay } from "@/lib/dates";
import { clients } from "@/lib/db";
import { InvalidInputError, NotFoundError } from "@/lib/errors";
import { readSeries } from "@/lib/metrics/series";
import { hidden, measured, rounded } from "@/lib/metrics/value";
import { deleteAccounts } from "@/lib/privacy/walk";
import { createAccount, type MadeAccount } from "@/lib/testing/accounts";
import { createPerson } from "@/lib/testing/builders";
import { archiveOf, bringDays, zipOf } from "@/lib/testing/imports";
import { createDays, createPost } from "@/lib/testing/readings";
import { unzip } from "@/lib/testing/unzip";
import { confirmArchive, previewArchive, undoImport } from "../import";

let ctx: PersonContext;
let stranger: PersonContext;
beforeAll(async () => {
  ({ ctx } = await createPerson());
  ({ ctx: stranger } = await createPerson());
});
afterAll(() => clients().close());

const range = { from: parseDay("2026-01-01"), to: parseDay("2026-06-16") };
const threeDigits = (metric: string) => (metric === "followers" ? 3 : null);
async function seriesOf(account: MadeAccount) {
  const { json: text } = await getTimeseries(ctx, { accountId: account.publicId, range });
  const series = readSeries(text, threeDigits);
  return series.days.flatMap(({ day, readAt, isImported }, at) => {
    const [followers, views] = [series.values("followers")[at], series.values("views")[at]];
    return readAt || isImported ? [{ day, readAt, isImported: isImported ?? false, followers, views }] : [];
  });
}

/** An account with every state of a value, a day that was brought, and a post with two readings. */
async function lived(externalId = crypto.randomUUID()): Promise<MadeAccount> {
  const account = await createAccount(ctx, { externalId, handle: "@lived" });
  await createDays(ctx, account, [
    { day: parseDay("2026-03-30"), counts: { followers: rounded(12_400n, 3), views: measured(9n) } },
    { day: parseDay("2026-03-31"), counts: { followers: hidden(), views: measured(10n) }, readSecond: 7 },
    { day: parseDay("2026-04-01"), gap: "platform-unavailable" },
    { day: parseDay("2026-04-02"), counts: { followers: rounded(12_500n, 3) } },
  ]);
  const counts = { followers: { state: "counted", count: 12_000n, power: 3 } } as const;
  await bringDays(ctx, account, [{ day: parseDay("2026-02-01"), second: null, counts }]);
  await createPost(ctx, account, {
    externalId: `${externalId}-post`,
    publishedAt: new Date("2026-03-29T10:00:00Z"),
    readings: [
      { at: new Date("2026-03-30T06:10:00Z"), counts: { views: 100n, likes: 5n } },
      { at: new Date("2026-03-31T06:10:00Z"), counts: { views: 150n, likes: hidden() } },
    ],
  });
  return account;
}

/** Disconnected with its history, and linked anew: one reading of today, and of the post as well. */
async function linkedAnew(gone: MadeAccount): Promise<{ account: MadeAccount; post: string }> {
  await inWorkspace(ctx, (tx) => deleteAccounts(tx, [gone.id]));
  const account = await createAccount(ctx, { externalId: gone.externalId });
  await createDays(ctx, account, [
    { day: parseDay("2026-06-15"), counts: { followers: rounded(13_100n, 3) } },
  ]);
  const post = await createPost(ctx, account, {
    externalId: `${gone.externalId}-post`,
    publishedAt: new Date("2026-03-29T10:00:00Z"),
    readings: [{ at: new Date("2026-06-15T06:10:00Z"), counts: { views: 900n, likes: 30n } }],
  });
  return { account, post };
}

describe("an archive that our export wrote", () => {
  test("brings an account's days and its posts' readings back, with their states and times, marked", async () => {
    const before = await lived();
    const was = await seriesOf(before);
    const zip = await archiveOf(ctx, [before.publicId]);
    const { account, post } = await linkedAnew(before);
    const { token, ...plan } = await previewArchive(ctx, { accountId: account.publicId, zip });
    expect(plan).toEqual({
      firstDay: "2026-02-01",
      lastDay: "2026-04-02",
      newDays: 4,
      completedDays: 0,
      unchangedDays: 0,
      readDays: 0,
      postReadings: 2,
      otherPostReadings: 0,
      unknownPosts: 0,
      leftOut: { tooOld: 0, inFuture: 0, notPublic: 0 },
    });
    const stored = await confirmArchive(ctx, { accountId: account.publicId, zip, token });
    expect(stored).toMatchObject({ daysStored: 4, postReadingsStored: 2 });
    expect(await seriesOf(account)).toEqual([
      ...was.map((day) => ({ ...day, isImported: true })),
      {
        day: "2026-06-15",
        readAt: "2026-06-15T06:10:00.000Z",
        isImported: false,
        followers: rounded(13_100n, 3),
        views: { state: "missing" },
      },
    ]);
    const life = await getPost(ctx, { postId: post });
    expect(life.lines[0]?.line.points.map(({ day, value }) => [day, value])).toEqual([
      ["2026-03-30", "100"],
      ["2026-03-31", "150"],
      ["2026-06-15", "900"],
    ]);
    expect(life.lines[1]?.line.points.map(({ state }) => state)).toEqual(["measured", "hidden", "measured"]);

    // What a post gained between two imported readings is in no sum of ours.
    expect(await readGains(ctx, account.publicId, range)).toEqual([]);

    // What is exported now says of each of them that it was brought, and comes back the same.
    expect(await previewArchive(ctx, { accountId: account.publicId, zip })).toMatchObject({
      newDays: 0,
      unchangedDays: 4,
      postReadings: 0,
      otherPostReadings: 2,
    });
    await undoImport(ctx, { accountId: account.publicId, importId: stored.id });
    expect(await seriesOf(account)).toHaveLength(1);
    expect((await getPost(ctx, { postId: post })).readings).toBe(1);
  });

  test("takes only what lies before our own readings of a post, and counts posts that are gone", async () => {
    const before = await lived();
    await createPost(ctx, before, {
      externalId: `${before.externalId}-gone`,
      publishedAt: new Date("2026-03-29T10:00:00Z"),
      readings: [{ at: new Date("2026-03-30T06:10:00Z"), counts: { views: 1n } }],
    });
    const zip = await archiveOf(ctx);
    await inWorkspace(ctx, (tx) => deleteAccounts(tx, [before.id]));
    const account = await createAccount(ctx, { externalId: before.externalId });
    await createPost(ctx, account, {
      externalId: `${before.externalId}-post`,
      publishedAt: new Date("2026-03-29T10:00:00Z"),
      readings: [{ at: new Date("2026-03-31T01:00:00Z"), counts: { views: 140n } }],
    });
    expect(await previewArchive(ctx, { accountId: account.publicId, zip })).toMatchObject({
      postReadings: 1,
      otherPostReadings: 1,
      unknownPosts: 1,
    });
  });

  test("of another account is refused with the names of those it holds", async () => {
    const before = await lived();
    const zip = await archiveOf(ctx, [before.publicId]);
    const other = await createAccount(ctx, { handle: "@other" });
    await expect(previewArchive(ctx, { accountId: other.publicId, zip })).rejects.toThrow(
      "This archive holds nothing of this account. It holds @lived on YouTube.",
    );
  });

  test("is brought by nobody to an account that is not theirs", async () => {
    const before = await lived();
    const zip = await archiveOf(ctx, [before.publicId]);
    const asked = { accountId: before.publicId, zip };
    await expect(previewArchive(stranger, asked)).rejects.toThrow(NotFoundError);
    await expect(confirmArchive(stranger, { ...asked, token: "x.y" })).rejects.toThrow(NotFoundError);
  });

  test("left without a step for a rounded count, as older ones are, uses the platform's own", async () => {
    const before = await lived();
    const files = await unzip(await archiveOf(ctx, [before.publicId]));
    const older = (files.get("data/account_readings.jsonl")?.toString("utf8") ?? "")
      .split("\n")
      .filter((line) => line.includes("2026-03-30"))
      .map((line) => line.replace(/,"imported":null,"step":("\d+"|null)/, ""))
      .join("\n");
    expect(older).not.toContain("step");
    const zip = await zipOf(signed(files, "data/account_readings.jsonl", Buffer.from(`${older}\n`)));
    const { account } = await linkedAnew(before);
    const { token } = await previewArchive(ctx, { accountId: account.publicId, zip });
    await confirmArchive(ctx, { accountId: account.publicId, zip, token });
    expect((await seriesOf(account))[0]).toMatchObject({ day: "2026-03-30", followers: rounded(12_400n, 3) });
  });
});

/** With one file replaced, and a manifest that says so. */
function signed(files: Map<string, Buffer>, path: string, content: Buffer): Map<string, Buffer> {
  const manifest = JSON.parse(files.get("manifest.json")?.toString("utf8") ?? "{}");
  for (const one of manifest.files) {
    if (one.path === path) {
      one.sha256 = createHash("sha256").update(content).digest("hex");
      one.bytes = content.length;
    }
  }
  return new Map([...files, [path, content], ["manifest.json", Buffer.from(JSON.stringify(manifest))]]);
}

describe("a file that is anything else", () => {
  let account: MadeAccount;
  let zip: Buffer;
  let files: Map<string, Buffer>;
  beforeEach(async () => {
    account = await lived();
    zip = await archiveOf(ctx, [account.publicId]);
    files = await unzip(zip);
  });

  const swap = (from: string, to: string) => {
    const copy = Buffer.from(zip);
    for (let at = copy.indexOf(from); at !== -1; at = copy.indexOf(from, at + 1))
      copy.write(to, at, "latin1");
    return copy;
  };
  /** As the central directory states it, for the first entry. */
  const claimSize = (bytes: number) => {
    const copy = Buffer.from(zip);
    copy.writeUInt32LE(bytes, copy.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
    return copy;
  };
  const readings = () => files.get("data/account_readings.jsonl") ?? Buffer.alloc(0);
  const changed = (from: RegExp, to: string) => Buffer.from(readings().toString("utf8").replace(from, to));

  const cases: [string, () => Promise<Buffer> | Buffer, RegExp][] = [
    ["no ZIP", () => Buffer.from("Date,Followers\n"), /not a whole ZIP archive/],
    ["empty", () => Buffer.alloc(0), /not a whole ZIP archive/],
    ["cut off", () => zip.subarray(0, -200), /not a whole ZIP archive/],
    [
      "cut off in the middle",
      () => Buffer.concat([zip.subarray(0, 900), zip.subarray(1_200)]),
      /not a whole ZIP|not one that/,
    ],
    ["too large", () => Buffer.alloc(10_000_001), /larger than 10 MB/],
    ["larger than it may be when unpacked", () => claimSize(300_000_001), /larger than 300 MB/],
    ["larger than it says", () => claimSize(3), /not a whole ZIP archive/],
    [
      "full of ways out of its folder",
      () => swap("data/accounts.csv", "../../accounts.csv".slice(0, 17)),
      /holds a file that our exports never do|not a whole ZIP/,
    ],
    ["somebody else's", () => zipOf(new Map([["README.txt", Buffer.from("hello")]])), /no manifest\.json/],
    [
      "with a manifest of another",
      () => zipOf(new Map([...files, ["manifest.json", Buffer.from("{}")]])),
      /manifest is not one of ours/,
    ],
    [
      "with a broken manifest",
      () => zipOf(new Map([...files, ["manifest.json", Buffer.from("{")]])),
      /manifest cannot be read/,
    ],
    [
      "with a file its manifest does not name",
      () => zipOf(new Map([...files, ["data/more.csv", Buffer.from("x")]])),
      /data\/more\.csv is not in its manifest/,
    ],
    [
      "with a file twice",
      () => zipOf([...files, ["data/posts.csv", files.get("data/posts.csv") ?? Buffer.alloc(0)]]),
      /holds data\/posts\.csv twice/,
    ],
    [
      "without one that it names",
      () => zipOf(new Map([...files].filter(([path]) => path !== "data/posts.csv"))),
      /data\/posts\.csv is missing/,
    ],
    [
      "with one count changed",
      () => zipOf(new Map([...files, ["data/account_readings.jsonl", changed(/12400/, "92400")]])),
      /data\/account_readings\.jsonl is not as it was written/,
    ],
    [
      "with a changed note for people",
      () => zipOf(new Map([...files, ["README.txt", Buffer.from("Trust me")]])),
      /README\.txt is not as it was written/,
    ],
    [
      "with a count below zero",
      () => zipOf(signed(files, "data/account_readings.jsonl", changed(/"12400"/, '"-1"'))),
      /not as our exports write it/,
    ],
    [
      "with a count beyond any",
      () => zipOf(signed(files, "data/account_readings.jsonl", changed(/"12400"/, '"9999999999999999"'))),
      /not as our exports write it/,
    ],
    [
      "with another metric",
      () => zipOf(signed(files, "data/account_readings.jsonl", changed(/"followers"/, '"reach"'))),
      /not as our exports write it/,
    ],
    [
      "with a day of no calendar",
      () => zipOf(signed(files, "data/account_readings.jsonl", changed(/2026-03-30"/, '2026-02-30"'))),
      /not as our exports write it/,
    ],
    [
      "with an endless line",
      () => zipOf(signed(files, "data/account_readings.jsonl", Buffer.alloc(30_000, 65))),
      /longer than any of ours|not as our exports/,
    ],
  ];

  test("is refused with why, and nothing is stored", async () => {
    const asked = async (file: Buffer) => previewArchive(ctx, { accountId: account.publicId, zip: file });
    for (const [what, file, words] of cases) {
      const refusal = await asked(await file()).then(
        () => "taken",
        (error: unknown) => error,
      );
      expect(refusal, what).toBeInstanceOf(InvalidInputError);
      expect((refusal as Error).message, what).toMatch(words);
    }
    expect(await asked(zip)).toMatchObject({ newDays: 0 });
  });

  test("cannot take the place of the one that was previewed", async () => {
    const { token } = await previewArchive(ctx, { accountId: account.publicId, zip });
    const other = await zipOf(signed(files, "data/account_readings.jsonl", changed(/"12400"/, '"12399"')));
    await expect(confirmArchive(ctx, { accountId: account.publicId, zip: other, token })).rejects.toThrow(
      /not what the preview showed/,
    );
  });
});

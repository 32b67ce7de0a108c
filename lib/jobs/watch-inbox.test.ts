import { afterAll, expect, test, vi } from "vitest";
import { assumeRole, clients } from "@/lib/db";
import { ownDatabases } from "@/lib/testing/own-database";
import { watchOnce } from "./watch-inbox";

const { data: admin } = await ownDatabases();
assumeRole("tallyglass_worker");
afterAll(() => clients().close());

const came = new Date("2026-06-15T09:30:00Z");

async function alarms(afterMs: number): Promise<string[]> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  await watchOnce(new Date(came.getTime() + afterMs)).finally(() => vi.restoreAllMocks());
  return lines.filter((line) => line.includes('"inbox.late"'));
}

test("a signal that has waited for more than five minutes raises the alarm, until it is worked on", async () => {
  expect(await alarms(600_000)).toEqual([]);
  await admin`insert into inbox (provider, event_digest, kind, occurred_at, received_at)
    values ('x', '\\x01', 'ended', ${came}, ${came})`;
  expect(await alarms(300_000)).toEqual([]);
  expect(await alarms(300_001)).toEqual([expect.stringContaining('"milliseconds":300001')]);
  await admin`update inbox set handled_at = ${came}`;
  expect(await alarms(600_000)).toEqual([]);
});

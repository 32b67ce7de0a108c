import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LockHeldError, takeLock, waitForLock } from "./lock.ts";
import { markProcess } from "./process-mark.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tallyglass-lock-"));
  path = join(folder, "start.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("refuses a second holder and names the first", () => {
  const lock = takeLock(path, "npm start");
  expect(() => takeLock(path, "npm start")).toThrow(LockHeldError);
  expect(() => takeLock(path, "npm start")).toThrow(`process ${process.pid} (npm start)`);
  lock.release();
  takeLock(path, "npm start").release();
  expect(readdirSync(folder)).toEqual([]);
});

test("takes over from a process that has ended, though its number runs again", () => {
  const mine = markProcess(process.pid);
  writeFileSync(path, JSON.stringify({ ...mine, started: "earlier", command: "npm start" }));
  takeLock(path, "npm start").release();
});

test("takes over a file that a power cut left empty", () => {
  writeFileSync(path, "");
  takeLock(path, "npm start").release();
});

test("leaves a lock alone that another has taken over meanwhile", () => {
  const lock = takeLock(path, "first");
  rmSync(path);
  const next = takeLock(path, "second");
  lock.release();
  expect(() => takeLock(path, "third")).toThrow(LockHeldError);
  next.release();
});

test("waits for a holder to let go", async () => {
  const lock = takeLock(path, "first");
  setTimeout(() => lock.release(), 150);
  const next = await waitForLock(path, "second", 5_000);
  next.release();
});

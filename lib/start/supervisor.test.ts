import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isRunning, markProcess } from "../../db/embedded/process-mark.ts";
import { checkServer } from "./check-server.ts";
import { endLeftovers } from "./end-leftovers.ts";
import { composeEnvironment } from "./environment.ts";
import { refuseBusyPort, takeDataDir } from "./instance.ts";
import { keepRunning } from "./keep-running.ts";
import { redactUrl } from "./redact-url.ts";
import { pickProductVariables, readRunFile, writeRunFile } from "./run-file.ts";
import { readSettings } from "./settings.ts";
import { hashSources } from "./source-hash.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tallyglass-start-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("before anything starts", () => {
  test("refuses a second start on the same data folder and says how to choose another", () => {
    const lock = takeDataDir(folder);
    expect(() => takeDataDir(folder)).toThrow(
      `Tallyglass already runs on ${folder} (process ${process.pid}). Stop it first, or use another folder and port: DATA_DIR=/another/folder PORT=3001 npm start`,
    );
    lock.release();
    takeDataDir(folder).release();
  });

  test("takes over the data folder of a supervisor that was killed", () => {
    writeFileSync(join(folder, "supervisor.lock"), '{"pid":1,"started":"never","command":"tallyglass"}');
    takeDataDir(folder).release();
  });

  test("names the busy port and how to choose another", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    await expect(refuseBusyPort(port)).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is taken by another program, or may not be used. Choose another: PORT=${port + 1} npm start`,
    );
    await new Promise((resolve) => other.close(resolve));
    await refuseBusyPort(port);
  });

  test.each(["abc", "0", "65536", "80.5"])("refuses PORT=%s", (PORT) => {
    expect(() => readSettings({ PORT }, [])).toThrow(
      `PORT is "${PORT}"; it must be a number from 1 to 65535.`,
    );
  });

  test("refuses a keystore without a database", () => {
    expect(() => readSettings({ KEYSTORE_URL: "postgres://h/k" }, [])).toThrow(/Set both .* or neither/);
  });
});

describe("the environment of web and worker", () => {
  const local = { port: 3005, dataDir: "", reload: false, isLocal: true };

  test("is complete without any variable, and its secrets stay the same", () => {
    const settings = { ...local, dataDir: folder };
    const first = composeEnvironment(settings, {});
    expect(first).toMatchObject({
      NODE_ENV: "production",
      TALLYGLASS_LOCAL: "true",
      APP_URL: "http://localhost:3005",
      DATA_DIR: folder,
    });
    expect(composeEnvironment(settings, { APP_KEYS: "" })).toEqual(first);
    expect(composeEnvironment(settings, { APP_URL: "https://a.example" }).APP_URL).toBe("https://a.example");
  });

  test("gets no secret made here, and none of the local liberties, on servers of one's own", () => {
    const environment = composeEnvironment({ ...local, isLocal: false }, { TALLYGLASS_LOCAL: "true" });
    expect(environment.APP_KEYS).toBeUndefined();
    expect(environment.TALLYGLASS_LOCAL).toBeUndefined();
  });
});

describe("an outside server", () => {
  test("is named without password and options", () => {
    expect(redactUrl("postgres://me:s3cret@db.example:5433/tally?sslmode=require&password=s3cret")).toBe(
      "postgres://me@db.example:5433/tally",
    );
    expect(redactUrl("postgres:/s3cret@[")).toBe("(not an address)");
  });

  test("that does not listen is told in a sentence", async () => {
    const check = checkServer("DATABASE_URL", "postgres://me:s3cret@127.0.0.1:1/tally");
    await expect(check).rejects.toThrow(
      "DATABASE_URL (postgres://me@127.0.0.1:1/tally): nothing listens there. Is the server running, and is the port right?",
    );
  });

  test("that is no PostgreSQL is told in a sentence", async () => {
    const other = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    const failure = await checkServer("KEYSTORE_URL", `postgres://me:s3cret@127.0.0.1:${port}/t`, 1).catch(
      (error: Error) => error.message,
    );
    expect(failure).toMatch(/^KEYSTORE_URL \(postgres:\/\/me@127\.0\.0\.1:\d+\/t\): .*PostgreSQL/);
    expect(failure).not.toContain("s3cret");
    other.close();
  });
});

describe("what runs", () => {
  const waiting = ["-e", "setInterval(() => {}, 1000)"];

  test("is recorded for this user alone, and a record cut off by a crash is none", () => {
    const supervisor = markProcess(process.pid);
    if (!supervisor) throw new Error("This process does not run");
    const run = { supervisor, children: [{ name: "web", ...supervisor }], environment: { PORT: "1" } };
    writeRunFile(folder, run);
    expect(readRunFile(folder)).toEqual(run);
    expect(statSync(join(folder, "run.json")).mode & 0o777).toBe(0o600);
    writeFileSync(join(folder, "run.json"), '{"supervisor":');
    expect(readRunFile(folder)).toBeNull();
  });

  test("is recorded with the product's variables only", () => {
    expect(pickProductVariables({ DATABASE_URL: "postgres://h/d", HOME: "/home/me", APP_KEYS: "" })).toEqual({
      DATABASE_URL: "postgres://h/d",
    });
  });

  test("is ended at the next start when its supervisor was killed", async () => {
    const left = spawn(process.execPath, waiting, { detached: true, stdio: "ignore" });
    const mark = markProcess(left.pid ?? 0);
    const self = markProcess(process.pid);
    if (!mark || !self) throw new Error("A process did not start");
    const gone = { name: "worker", pid: process.pid, started: "an earlier process of this number" };
    writeRunFile(folder, {
      supervisor: self,
      children: [{ name: "web", ...mark }, gone],
      environment: null,
    });
    const said: string[] = [];
    await endLeftovers(folder, (line) => said.push(line));
    expect(isRunning(mark)).toBe(false);
    expect(said).toEqual(["ending 1 processes that a killed run has left"]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is started again after kill -9, with the reason, until it is stopped", async () => {
    const said: string[] = [];
    const starts: number[] = [];
    const program = keepRunning({
      name: "worker",
      words: waiting,
      environment: () => process.env,
      say: (line) => said.push(line),
      onStart: () => starts.push(performance.now()),
      onHopeless: () => said.push("hopeless"),
    });
    const first = program.process();
    if (!first) throw new Error("The program did not start");
    process.kill(first.pid, "SIGKILL");
    await expect.poll(() => starts.length, { timeout: 5_000 }).toBe(2);
    expect(said).toEqual(["was ended by SIGKILL after 0 s; starting it again in 0.5 s"]);
    const second = program.process();
    await program.stop(5_000);
    expect(second && isRunning(second)).toBe(false);
    expect(starts).toHaveLength(2);
  });
});

describe("the hash of the sources", () => {
  test("changes with the sources and not with tests", () => {
    mkdirSync(join(folder, "lib"));
    writeFileSync(join(folder, "lib", "a.ts"), "export const a = 1;");
    const before = hashSources(folder);
    writeFileSync(join(folder, "lib", "a.test.ts"), "test");
    expect(hashSources(folder)).toBe(before);
    writeFileSync(join(folder, "lib", "a.ts"), "export const a = 2;");
    expect(hashSources(folder)).not.toBe(before);
  });
});

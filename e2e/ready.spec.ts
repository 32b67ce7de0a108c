import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { port } from "./address.ts";
import { expect, signUp, somebody, test } from "./fixtures.ts";
import { holdTable, killAndWait, pidOf } from "./running-world.ts";

test("says that it is up and that it is ready", async ({ request }) => {
  const health = await request.get("/api/health");
  expect(health.status()).toBe(200);
  expect(await health.json()).toEqual({ status: "up" });
  const ready = await request.get("/api/ready");
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toEqual({ status: "ready" });
});

test("a database that ends in the middle of a request is told plainly, and the next request is served", async ({
  page,
  request,
}) => {
  await signUp(page, somebody("database-down"));
  const sessions = await holdTable("sessions");
  const visit = page.goto("/dashboard");
  await sessions.isReached();
  // Without the supervisor nobody starts the database again until we say so.
  const supervisor = pidOf("supervisor");
  process.kill(supervisor, "SIGSTOP");
  try {
    process.kill(pidOf("database"), "SIGKILL");
    const response = await visit;
    expect(response?.status()).toBe(500);
    await expect(page.getByRole("heading", { name: "This page could not be made" })).toBeVisible();
    await expect(page.getByText(/^Error id \S+/)).toBeVisible();

    const ready = await request.get("/api/ready");
    expect(ready.status()).toBe(503);
    expect(ready.headers()["content-type"]).toBe("application/problem+json");
    expect(await ready.json()).toEqual({
      type: "about:blank",
      title: "The database does not answer.",
      status: 503,
      instance: expect.stringMatching(/^urn:request:[0-9a-f-]{36}$/),
    });
    expect((await request.get("/api/health")).status()).toBe(200);
  } finally {
    process.kill(supervisor, "SIGCONT");
    await sessions.release();
  }
  await expect.poll(async () => (await request.get("/api/ready")).status(), { timeout: 30_000 }).toBe(200);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await killAndWait("web");
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
});

/** Starts the product as `npm start` does, in a folder of its own, until it ends by itself. */
async function startAndRefuse(
  environment: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const folder = await mkdtemp(join(tmpdir(), "tallyglass-refused-"));
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, ["lib/start/supervisor.ts"], {
    cwd: join(import.meta.dirname, ".."),
    env: { NODE_ENV: "production", PATH, DATA_DIR: folder, PORT: String(port + 10), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  await rm(folder, { recursive: true, force: true });
  return { code, said };
}

test("a busy port is refused in a sentence that names another", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port + 11, "127.0.0.1", resolve));
  const { code, said } = await startAndRefuse({ PORT: String(port + 11) });
  other.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port + 11} of 127.0.0.1 is taken by another program`);
  expect(said).toContain(`PORT=${port + 12} npm start`);
});

const complete = {
  APP_ENV: "production",
  APP_URL: "https://tallyglass.example",
  DATABASE_URL: `postgres://someone:s3cret-word@127.0.0.1:${port + 12}/tally`,
  KEYSTORE_URL: `postgres://someone:s3cret-word@127.0.0.1:${port + 12}/keys`,
  APP_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  PROFILE_KEYS: `k1:${Buffer.alloc(32, 2).toString("base64")}`,
  TOKEN_KEYS: `k1:${Buffer.alloc(32, 3).toString("base64")}`,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 4).toString("base64"),
  MAIL_FROM: "Tallyglass <hello@tallyglass.example>",
  RESEND_API_KEY: "re_something",
  PRIVACY_CONTACT: "privacy@tallyglass.example",
};

test("a wrong DATABASE_URL is refused in a sentence without its password", async () => {
  const { code, said } = await startAndRefuse(complete);
  expect(code).toBe(1);
  expect(said).toContain(
    `DATABASE_URL (postgres://someone@127.0.0.1:${port + 12}/tally): nothing listens there.`,
  );
  expect(said).not.toContain("s3cret-word");
});

test("whatever is missing or malformed is named at once, and no value with it", async () => {
  // Empty is missing, and keeps a .env file of whoever runs the tests out of it.
  const nothing = Object.fromEntries(Object.keys(complete).map((name) => [name, ""]));
  const { code, said } = await startAndRefuse({
    ...nothing,
    APP_ENV: "production",
    DATABASE_URL: complete.DATABASE_URL,
    APP_KEYS: "k1:not-a-key",
    GOOGLE_API_URL: "http://127.0.0.1:1/",
  });
  expect(code).toBe(1);
  const named = [...said.matchAll(/^ {2}- (\w+)/gm)].map(([, name]) => name).sort();
  expect(named).toEqual([
    "APP_KEYS",
    "APP_URL",
    "GOOGLE_API_URL",
    "KEYSTORE_URL",
    "MAIL_FROM",
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    "PRIVACY_CONTACT",
    "PROFILE_KEYS",
    "RESEND_API_KEY",
    "TOKEN_KEYS",
  ]);
  expect(said).not.toContain("s3cret-word");
  expect(said).not.toContain("not-a-key");
});

import { randomBytes, randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConflictError } from "./errors";
import { alarm, log, logError } from "./log";

let lines: string[] = [];
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});
const said = () => JSON.parse(lines.at(-1) ?? "{}");

const token = randomBytes(32).toString("base64url");
/** What must never stand in a log, by what it is. */
const secrets: Record<string, string> = {
  "a session's cookie": token,
  "a secret of a link": randomBytes(32).toString("base64url"),
  "a code of a mail": "402817",
  "a code as it is read out": "402 817",
  "a code with a hyphen": "402-817",
  "a recovery code": "7KQ2M-XW4TB-9RHCD-PZ6NV-3EYGA",
  "an app's secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
  "an app's address": "otpauth://totp/Tallyglass:mira?secret=JBSWY3DPEHPK3PXP&issuer=Tallyglass",
  "an app's address without slashes": "otpauth:totp?secret=JBSWY3DP",
  "an access token of one platform": `EAAG${randomBytes(40).toString("base64url")}`,
  "an access token of another": `ya29.a0AfH6SM${randomBytes(24).toString("base64url")}`,
  "a token with exclamation": `act.${randomBytes(24).toString("base64url")}!4521.e1`,
  "a refresh token": `1//0g${randomBytes(30).toString("base64url")}`,
  "a code of the way back": `4/0AX4XfW${randomBytes(24).toString("base64url")}`,
  "a signed token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
  "a payment provider's key": "sk_live_51H8xQ2KjFh3bTnMzLpRsYvWc",
  "a signing secret": "whsec_9bT3kQx7ZpLmR2vYc8WdHf5N",
  "a mail provider's key": "re_8Hq2Lz5X_9fKwPn3RtYvBcMdJs",
  "a root key": `k1:${randomBytes(32).toString("base64")}`,
  "a key in base64 with slashes": "q/9+Zk3v/8wT+5xQ/1mN+7yR/2bL+4cH/6dF+0gJ/3s=",
  "a hash in hex": randomBytes(32).toString("hex"),
  "a database's address": "postgres://owner:hunter2@db.internal:5432/tallyglass",
  "an address with a query": "https://app.example.test/verify?secret=abc",
  "a header of authorization": "Authorization: Bearer abc.def",
  "a basic authorization": "Basic bWlyYTpodW50ZXIy",
  "a header of cookies": "Cookie: __Host-session=abc",
  "a cookie that is set": "set-cookie: session=abc",
  "a password in a form": "password=hunter2",
  "a password in JSON": '{"password": "two words"}',
  "a client's secret": "client_secret=s3cr3t",
  "a verifier": "code_verifier: dBjftJeZ4CVP",
  "a state": "state=af0ifjsldkj",
  "an address": "mira@example.test",
  "an address with a plus": "mira.k+shop@mail.example.co.uk",
  "an address in brackets": "Mira <mira@example.test>",
  "an address in an address": "mira%40example.test",
  "an address of another script": "мира@пример.испытание",
  "an address without a dot": "root@localhost",
  "a mail's link": "mailto:mira@example.test",
  "an IPv4": "203.0.113.42",
  "an IPv4 with a port": "203.0.113.42:51234",
  "an IPv4 network": "203.0.113.0/24",
  "an IPv6": "2001:db8:85a3::8a2e:370:7334",
  "a full IPv6": "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
  "an IPv6 network": "2001:db8:85a3::/48",
  "an IPv4 in IPv6": "::ffff:203.0.113.42",
  "a loopback": "::1",
  "a telephone number": "+49 170 1234567",
  "a platform's id of somebody": "17841405822304914",
};

/** Every piece of it that says something by itself. */
const telling = (secret: string) =>
  secret.split(/[\s<>"{}]+/).filter((part) => /[\d@=]/.test(part) && part.length > 2);

describe("free text", () => {
  test.each(Object.entries(secrets))("does not say %s", (_, secret) => {
    log("queue.trouble", { detail: `the vendor said ${secret} and nothing else` });
    const { detail } = said();
    for (const part of telling(secret)) expect(detail).not.toContain(part);
    expect(detail).toContain("[withheld]");
    expect(detail).toMatch(/^the vendor said .*and nothing else$/);
  });

  test.each([
    "missing at data.items[0].statistics",
    'could not connect to server "primary"',
    "No RESEND_API_KEY: mails are written to /tmp/tallyglass-test-XjWM8i/outbox",
    "export 01890000-0000-7000-8000-000000000000 failed",
    "connection terminated unexpectedly (57P01)",
  ])("keeps what is of use: %s", (detail) => {
    log("queue.trouble", { detail });
    expect(said().detail).toBe(detail);
  });
});

describe("a field", () => {
  const bad = { mail: "mira@example.test", token, name: "Mira Kovač", ip: "203.0.113.42" };
  test.each([
    ...["requestId", "userId", "workspaceId", "accountId", "connectionId", "entityId", "job", "platform"],
    ...["kind", "status", "count", "milliseconds", "route", "errorId", "day", "sequence", "hash"],
  ])("%s says what it is for, or nothing", (field) => {
    for (const value of Object.values(bad)) {
      log("sync.finished", { [field]: value });
      expect(said()[field]).toBe("[withheld]");
    }
  });

  test.each(["address", "email", "handle", "body", "token", "ip", "headers", "__proto__", "constructor"])(
    "%s is none, whatever it says",
    (field) => {
      log("sync.finished", JSON.parse(`{"${field}": "mira", "count": 1}`));
      expect(Object.keys(said())).toEqual(["at", "level", "event", "count"]);
    },
  );

  test("is said as it is where it has its shape", () => {
    const fields = {
      requestId: randomUUID(),
      userId: randomUUID(),
      entityId: "42",
      job: "sync-account",
      platform: "one",
      kind: "password-changed",
      status: 503,
      count: 0,
      milliseconds: 12.5,
      route: "/accounts/[id]/posts/page",
      errorId: "3498127745",
      day: "2026-06-15",
      sequence: "12",
      hash: "ab".repeat(32),
    };
    log("sync.finished", fields);
    expect(said()).toMatchObject({ level: "info", event: "sync.finished", ...fields });
    log("sync.finished", { requestId: "seal-audit-1781515800000" });
    expect(said().requestId).toBe("seal-audit-1781515800000");
  });
});

describe("an error", () => {
  test("is its class and its place, never its message", () => {
    logError("job.failed", new TypeError(`no row for mira@example.test and ${token}`));
    expect(said()).toMatchObject({ level: "error", error: "TypeError" });
    expect(lines.join()).not.toMatch(new RegExp(`mira|${token}`));
    expect(said().stack[0]).toMatch(/^at .*log\.test\.ts/);
  });

  test("whose message looks like a place does not bring it into the log", () => {
    logError("job.failed", new Error("first\n    at mira@example.test\n    at 203.0.113.42"));
    expect(lines.join()).not.toMatch(/mira|203\.0/);
    const renamed = new Error("first\n    at mira@example.test");
    renamed.message = "second";
    logError("job.failed", renamed);
    expect(lines.join()).not.toContain("second");
  });

  test("of ours says its sentence without whom it is about", () => {
    logError("job.failed", new ConflictError("mira@example.test is a member already."));
    expect(said().error).toBe("ConflictError: [withheld] is a member already.");
  });

  test("says its cause by name, and a name that is none not at all", () => {
    const cause = new RangeError("mira@example.test");
    const error = Object.assign(new Error("x", { cause }), { code: "ECONNREFUSED" });
    logError("job.failed", error);
    expect(said().error).toBe("Error ECONNREFUSED < RangeError");
    error.name = "mira@example.test";
    error.code = "203.0.113.42";
    logError("job.failed", error);
    expect(said().error).toBe("[withheld] [withheld] < RangeError");
  });

  test.each([["a string with mira@example.test"], [{ address: "mira@example.test" }], [undefined]])(
    "that is none says what it is: %o",
    (thrown) => {
      logError("job.failed", thrown);
      expect(said().error).toBe(typeof thrown);
      expect(lines.join()).not.toContain("mira");
    },
  );
});

test("an alarm has a level of its own", () => {
  alarm("audit.broken", { kind: "link-removed", sequence: "7" });
  expect(said()).toMatchObject({
    level: "alarm",
    event: "audit.broken",
    kind: "link-removed",
    sequence: "7",
  });
});

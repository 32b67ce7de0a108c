import { describe, expect, test } from "vitest";
import { z } from "zod";
import { EnvironmentError, parseEnv, parseGroup } from "./env-schema";

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;

const complete = {
  APP_ENV: "production",
  APP_URL: "https://app.tallyglass.test",
  DATABASE_URL: "postgres://app@127.0.0.1/tallyglass",
  KEYSTORE_URL: "postgresql://keys@127.0.0.1/keys",
  APP_KEYS: key("a2", 1),
  PROFILE_KEYS: `${key("p2", 2)},${key("p1", 3)}`,
  TOKEN_KEYS: key("t1", 4),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 5).toString("base64"),
  MAIL_FROM: "Tallyglass <hello@tallyglass.test>",
  RESEND_API_KEY: "re_key",
  PRIVACY_CONTACT: "privacy@tallyglass.test",
};

const problemsOf = (source: Record<string, string | undefined>): string[] => {
  try {
    parseEnv(source);
    return [];
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.replace("  - ", "").split(" ")[0] ?? "");
  }
};

describe("the environment", () => {
  test("is accepted when it is complete, and fills in what has a default", () => {
    expect(parseEnv(complete)).toMatchObject({ APP_ENV: "production", PORT: 3000, DATA_DIR: ".data" });
  });

  test("names everything that is missing at once", () => {
    expect(problemsOf({}).sort()).toEqual(
      [
        "APP_KEYS",
        "APP_URL",
        "DATABASE_URL",
        "KEYSTORE_URL",
        "MAIL_FROM",
        "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
        "PRIVACY_CONTACT",
        "PROFILE_KEYS",
        "RESEND_API_KEY",
        "TOKEN_KEYS",
      ].sort(),
    );
  });

  test("names missing and malformed ones together, never their values", () => {
    const source = {
      ...complete,
      APP_KEYS: "a:c2VjcmV0",
      DATABASE_URL: "mysql://secret",
      MAIL_FROM: undefined,
    };
    expect(problemsOf(source).sort()).toEqual(["APP_KEYS", "DATABASE_URL", "MAIL_FROM"]);
    expect(() => parseEnv(source)).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/secret|c2VjcmV0/) }),
    );
  });

  test("treats an empty variable as absent", () => {
    expect(problemsOf({ ...complete, TOKEN_KEYS: "" })).toEqual(["TOKEN_KEYS"]);
    expect(problemsOf({ ...complete, CLOCK_URL: "" })).toEqual([]);
  });

  test.each([
    ["a key without an id", Buffer.alloc(32, 1).toString("base64")],
    ["a short key", `a:${Buffer.alloc(16, 1).toString("base64")}`],
    ["an id that is none", `A key:${Buffer.alloc(32, 1).toString("base64")}`],
    ["an empty entry", `${key("a", 1)},`],
    ["characters that are no base64", `a:${"!".repeat(44)}`],
  ])("refuses %s", (_what, value) => {
    expect(problemsOf({ ...complete, APP_KEYS: value })).toEqual(["APP_KEYS"]);
  });

  test.each(["GOOGLE_API_URL", "RESEND_BASE_URL", "CLOCK_URL", "INSTAGRAM_TOKEN_URL"])(
    "refuses %s in production and accepts it in a demo",
    (name) => {
      const source = { ...complete, [name]: "http://127.0.0.1:4000" };
      expect(problemsOf(source)).toEqual([name]);
      expect(problemsOf({ ...source, APP_ENV: "demo" })).toEqual([]);
    },
  );

  test("asks a local start for neither mail nor privacy contact", () => {
    const { MAIL_FROM, RESEND_API_KEY, PRIVACY_CONTACT, ...rest } = complete;
    expect(problemsOf({ ...rest, TALLYGLASS_LOCAL: "true" })).toEqual([]);
    expect(problemsOf(rest).sort()).toEqual(["MAIL_FROM", "PRIVACY_CONTACT", "RESEND_API_KEY"]);
    // A key without a sender is half a mail: a local start asks for the other half.
    expect(problemsOf({ ...rest, TALLYGLASS_LOCAL: "true", RESEND_API_KEY })).toEqual(["MAIL_FROM"]);
  });

  test.each([
    ["10.0.0.0/8,192.0.2.7, 2001:db8::/32", true],
    ["10.0.0.0/8,", true],
    ["10.0.0.0/33", false],
    ["everybody", false],
  ])("trusted proxies %j: %s", (list, isAccepted) => {
    expect(problemsOf({ ...complete, TRUSTED_PROXIES: list })).toEqual(isAccepted ? [] : ["TRUSTED_PROXIES"]);
  });
});

test.each([
  ["https://app.tallyglass.test", []],
  ["http://127.0.0.1:3000", []],
  ["http://localhost:3000", []],
  ["http://app.tallyglass.test", ["APP_URL"]],
  ["no address", ["APP_URL"]],
])("production at %s: %j", (address, problems) => {
  expect(problemsOf({ ...complete, APP_URL: address })).toEqual(problems);
});

describe("a group of variables", () => {
  const shape = {
    VENDOR_ID: z.string(),
    VENDOR_SECRET: z.string(),
    VENDOR_URL: z.string().default("https://v"),
  };
  const read = (source: Record<string, string>) => parseGroup(shape, ["VENDOR_ID", "VENDOR_SECRET"], source);

  test("is absent, complete, or refused", () => {
    expect(read({})).toBeNull();
    expect(read({ VENDOR_URL: "https://x" })).toBeNull();
    expect(read({ VENDOR_ID: "i", VENDOR_SECRET: "s" })).toEqual({
      VENDOR_ID: "i",
      VENDOR_SECRET: "s",
      VENDOR_URL: "https://v",
    });
    expect(() => read({ VENDOR_ID: "i" })).toThrow(/VENDOR_SECRET is missing/);
  });
});

import { afterEach, expect, test, vi } from "vitest";
import { derivedKeys } from "@/lib/crypto/keys";
import { testNow } from "@/lib/testing/builders";
import { authOptions } from "./options";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test("the library looks sessions up in our table, and offers no way in of its own", () => {
  const options = authOptions(testNow);
  expect(options.providers).toEqual([]);
  expect(options.session).toEqual({ strategy: "database", maxAge: 30 * 86_400 });
  expect(options.secret).toBe(derivedKeys("auth-cookies")[0]?.toString("base64url"));
  // Whatever page of its own it would show is the sign-in page.
  expect(options.pages).toEqual({
    signIn: "/signin",
    signOut: "/signin",
    error: "/signin",
    verifyRequest: "/signin",
  });
  expect(options.adapter?.createUser).toBeUndefined();
  expect(options.adapter?.createSession).toBeUndefined();
});

test("over https it reads the cookie that belongs to this very host", async () => {
  vi.resetModules();
  vi.stubEnv("APP_URL", "https://app.tallyglass.test");
  const { authOptions: options } = await import("./options");
  expect(options(testNow).cookies).toEqual({
    sessionToken: {
      name: "__Host-session",
      options: { httpOnly: true, secure: true, sameSite: "lax", path: "/" },
    },
  });
});

test("a browser learns its person's id and when the session ends, and nothing else", () => {
  const { session } = authOptions(testNow).callbacks ?? {};
  const found = { id: "0197-mira", email: "mira@example.test", emailVerified: null, name: "Mira" };
  const asked = { session: { expires: "2026-06-22", sessionToken: "t", user: found }, user: found };
  expect(session?.(asked as never)).toEqual({ expires: "2026-06-22", user: { id: "0197-mira" } });
});

test("the library's failures are logged by class and code, its warnings not at all", () => {
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const { logger } = authOptions(testNow);
  logger?.error?.("SESSION_ERROR", new TypeError("mira@example.test"));
  logger?.error?.("CALLBACK_ERROR", { error: new RangeError("mira@example.test") } as never);
  logger?.warn?.("NEXTAUTH_URL");
  logger?.debug?.("GET", {});
  const said = out.mock.calls.map(([line]) => JSON.parse(String(line)));
  out.mockRestore();
  expect(said).toEqual([
    expect.objectContaining({ event: "session.failed", kind: "SESSION_ERROR", error: "TypeError" }),
    expect.objectContaining({ event: "session.failed", kind: "CALLBACK_ERROR", error: "RangeError" }),
  ]);
});

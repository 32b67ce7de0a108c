import { afterEach, expect, test, vi } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./headers";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const page = { nonce: "n", isDevelopment: false };

test("every answer says what it may load, what it is, and who may hold it", () => {
  expect(securityHeaders({ ...page, isHttps: true })).toEqual({
    "Content-Security-Policy":
      "default-src 'none'; script-src 'nonce-n' 'strict-dynamic'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy":
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    // Two years.
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
  });
});

test("https is promised by the configured address alone", async () => {
  const promised = async (address: string) => {
    vi.resetModules();
    vi.stubEnv("APP_URL", address);
    const { answerHeaders } = await import("./answer-headers");
    return answerHeaders("/").outward["Strict-Transport-Security"] !== undefined;
  };
  expect(await promised("https://app.tallyglass.test")).toBe(true);
  expect(await promised("http://127.0.0.1:3000")).toBe(false);
});

test("what the development server needs is allowed there and nowhere else", () => {
  const usual = contentSecurityPolicy(page);
  expect(usual).not.toContain("unsafe");
  expect(contentSecurityPolicy({ ...page, isDevelopment: true })).toBe(
    usual
      .replace("'strict-dynamic'", "'strict-dynamic' 'unsafe-eval'")
      .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
      .replace("connect-src 'self'", "connect-src 'self' ws:"),
  );
});

import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./headers";

test("https promises itself for two years, subdomains included", () => {
  const headers = securityHeaders({ nonce: "n", isHttps: true, isDevelopment: false });
  expect(headers["Strict-Transport-Security"]).toBe("max-age=63072000; includeSubDomains; preload");
});

test("nothing unsafe is allowed where people are served", () => {
  expect(contentSecurityPolicy({ nonce: "n", isDevelopment: false })).not.toContain("unsafe");
});

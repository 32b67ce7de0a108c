import { expect, test } from "vitest";
import { safePath } from "./safe-path";

const app = "https://app.tallyglass.test";

test.each([
  ["/dashboard", "/dashboard"],
  ["/accounts/1?from=2026-01-01&to=2026-02-01", "/accounts/1?from=2026-01-01&to=2026-02-01"],
  [`${app}/privacy`, "/privacy"],
  ["/a/../privacy", "/privacy"],
  ["privacy", "/privacy"],
])("%s leads to %s", (wanted, path) => {
  expect(safePath(wanted, app, "/otherwise")).toBe(path);
});

test.each([
  "https://evil.test/",
  "//evil.test/",
  "/..//evil.test",
  "javascript:alert(1)",
  "/api/x",
  "",
  null,
])("%j becomes the page to go to otherwise", (wanted) =>
  expect(safePath(wanted, app, "/otherwise")).toBe("/otherwise"),
);

test.each([
  "https://evil.test/",
  "//evil.test/",
  "/\\evil.test",
  "\\\\evil.test",
  "/%0d%0a//evil.test/..//",
  "https://app.tallyglass.test.evil.test/",
  "https://app.tallyglass.test@evil.test/",
  "javascript:alert(1)",
  "data:text/html,x",
  "/..//evil.test",
  "/api/auth/signout",
  "",
  null,
  undefined,
])("%j leads nowhere else", (wanted) => {
  const path = safePath(wanted, app, "/otherwise");
  expect(new URL(path, app).origin).toBe(app);
  expect(path.startsWith("//")).toBe(false);
  expect(path.startsWith("/api/")).toBe(false);
});

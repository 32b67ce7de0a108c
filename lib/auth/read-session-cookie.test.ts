import { expect, test, vi } from "vitest";
import { readSessionCookie } from "./read-session-cookie";

test.each([
  ["session=mine", "mine"],
  ["theme=dark; session=mine; language=de", "mine"],
  ["theme=dark;session=mine;language=de", "mine"],
  // As the framework takes it, so that both speak of the same person.
  ["session=planted; session=mine", "mine"],
  ["my-session=planted", ""],
  ["session", ""],
  ["session=", ""],
  ["", ""],
  [null, ""],
])("of the cookies %j the session's is %j", (header, token) => {
  expect(readSessionCookie(header)).toBe(token);
});

test("over https only the one that belongs to this very host counts", async () => {
  vi.resetModules();
  vi.stubEnv("APP_URL", "https://app.tallyglass.test");
  const { readSessionCookie: read } = await import("./read-session-cookie");
  expect(read("session=planted; __Host-session=mine; session=planted")).toBe("mine");
  vi.unstubAllEnvs();
});

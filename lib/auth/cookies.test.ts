import { afterEach, beforeEach, expect, test, vi } from "vitest";

const jar = vi.hoisted(() => ({ set: vi.fn(), kept: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    set: jar.set,
    has: (name: string) => jar.kept.has(name),
    get: (name: string) => (jar.kept.has(name) ? { value: jar.kept.get(name) } : undefined),
  }),
}));

async function served(from: string) {
  vi.resetModules();
  vi.stubEnv("APP_URL", from);
  return import("./cookies");
}

beforeEach(() => {
  jar.set.mockClear();
  jar.kept.clear();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const day = 86_400;
const guarded = { httpOnly: true, secure: true, sameSite: "lax", path: "/" };

test("over https a cookie belongs to this very host and is read by no script", async () => {
  const cookies = await served("https://app.tallyglass.test");
  await cookies.writeSessionCookie("s");
  await cookies.writePendingCookie("p");
  await cookies.writeBrowserCookie("b");
  await cookies.writeLanguageCookie("de");
  expect(jar.set.mock.calls).toEqual([
    ["__Host-session", "s", { ...guarded, maxAge: 30 * day }],
    ["__Host-pending", "p", { ...guarded, maxAge: 600 }],
    ["__Host-browser", "b", { ...guarded, maxAge: 90 * day }],
    ["__Host-language", "de", { ...guarded, maxAge: 365 * day }],
  ]);
});

test("a cookie that is cleared holds nothing and ends at once", async () => {
  const cookies = await served("https://app.tallyglass.test");
  await cookies.clearSessionCookie();
  await cookies.clearPendingCookie();
  expect(jar.set.mock.calls).toEqual([
    ["__Host-session", "", { ...guarded, maxAge: 0 }],
    ["__Host-pending", "", { ...guarded, maxAge: 0 }],
  ]);
});

test("over http, on one's own machine, the names are plain and the cookie is kept without https", async () => {
  const cookies = await served("http://127.0.0.1:3000");
  await cookies.writeSessionCookie("s");
  expect(jar.set.mock.calls).toEqual([["session", "s", { ...guarded, secure: false, maxAge: 30 * day }]]);
});

test("a sign-in that waits for its second step is found by its own cookie alone", async () => {
  const cookies = await served("https://app.tallyglass.test");
  expect(await cookies.readPendingCookie()).toBe("");
  jar.kept.set("pending", "planted").set("__Host-session", "s");
  expect(await cookies.readPendingCookie()).toBe("");
  jar.kept.set("__Host-pending", "p");
  expect(await cookies.readPendingCookie()).toBe("p");
});

test("the cookie page names every cookie as the browser shows it, with its purpose and its life", async () => {
  const names = async (from: string) => (await served(from)).describeCookies().map(({ name }) => name);
  const library = ["next-auth.csrf-token", "next-auth.callback-url"];
  expect(await names("http://127.0.0.1:3000")).toEqual([
    "session",
    "browser",
    "pending",
    "language",
    ...library,
  ]);
  expect(await names("https://app.tallyglass.test")).toEqual([
    "__Host-session",
    "__Host-browser",
    "__Host-pending",
    "__Host-language",
    "__Host-next-auth.csrf-token",
    "__Secure-next-auth.callback-url",
  ]);
  const described = (await served("https://app.tallyglass.test")).describeCookies();
  expect(described.filter(({ purpose }) => !/^[A-Z].*\.$/.test(purpose))).toEqual([]);
  expect(described.map(({ lifetime }) => lifetime)).toEqual([
    "30 days; we end the session after 7 days without use, or when you sign out",
    "90 days after the last sign-in",
    "10 minutes, or until the second step is done",
    "365 days after the last choice",
    "Until the browser is closed",
    "Until the browser is closed",
  ]);
});

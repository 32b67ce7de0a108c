import { once as onceEmitted } from "node:events";
import {
  createServer,
  get,
  type IncomingHttpHeaders,
  type IncomingMessage,
  Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { currentLanguage } from "@/lib/language/current";
import { parseTrustedProxies } from "./client-address";
import { cleanRequest, dressAnswer, installFrontDoor, turnAway } from "./front-door";
import { startWeb } from "./start-web";

const app = new URL("https://app.tallyglass.test");

function clean(headers: IncomingHttpHeaders, peer = "198.51.100.4"): IncomingHttpHeaders {
  const request = { headers: { ...headers }, socket: { remoteAddress: peer } as Socket };
  cleanRequest(request, parseTrustedProxies("10.0.0.0/8"), app);
  return request.headers;
}

function answer(
  method: string,
  url: string | undefined,
  host: string | undefined,
  headers: IncomingHttpHeaders = {},
) {
  const said: { status?: number; location?: string; type?: string; body?: string } = {};
  const response = {
    writeHead(status: number, headers: Record<string, string>) {
      said.status = status;
      if (headers.Location) said.location = headers.Location;
      if (headers["Content-Type"]) said.type = headers["Content-Type"];
      expect(headers["Cache-Control"]).toBe("no-store");
      return this;
    },
    end(body?: string) {
      if (body) said.body = body;
      return this;
    },
  };
  const isAnswered = turnAway(
    {
      method,
      ...(url === undefined ? {} : { url }),
      headers: host === undefined ? headers : { ...headers, host },
      socket: { localAddress: "127.0.0.1", localPort: 3000 } as Socket,
    },
    response as unknown as Parameters<typeof turnAway>[1],
    app,
  );
  return isAnswered ? said : null;
}

describe("what arrives from outside", () => {
  test.each([
    "x-middleware-subrequest",
    "x-middleware-rewrite",
    "x-middleware-next",
    "next-resume",
    "x-next-resume-state-length",
    "x-forwarded-port",
    "x-forwarded-for",
    "forwarded",
    "x-real-ip",
    "x-nonce",
    "x-request-id",
    "x-matched-path",
    "x-now-route-matches",
    "x-nothing-here",
  ])("loses %s", (name) => {
    expect(clean({ [name]: "planted" })).not.toHaveProperty(name);
  });

  test.each([
    "x-client-address-of",
    "x-real-ip-of",
    "forwarded-by",
    "x-nonce-of",
    "x-request-id-of",
    "x-matched-path-of",
    "x-now-route-matches-of",
    "x-nothing-here-of",
    "my-x-forwarded-for",
    "my-next-resume",
  ])("keeps %s, which only looks alike", (name) => {
    expect(clean({ [name]: "kept" })).toHaveProperty(name, "kept");
  });

  test("cannot name its own address, host or protocol", () => {
    expect(
      clean({
        host: "app.tallyglass.test",
        "x-client-address": "1.1.1.1",
        "x-forwarded-host": "evil.test",
        "x-forwarded-proto": "http",
        "x-forwarded-for": "1.1.1.1",
        cookie: "session=kept",
      }),
    ).toEqual({
      host: "app.tallyglass.test",
      cookie: "session=kept",
      "x-client-address": "198.51.100.4",
      "x-forwarded-host": "app.tallyglass.test",
      "x-forwarded-proto": "https",
    });
  });

  test("is believed about the client when a proxy of ours says it", () => {
    const headers = clean({ "x-forwarded-for": "203.0.113.9" }, "10.0.0.1");
    expect(headers["x-client-address"]).toBe("203.0.113.9");
    const twice = { "x-forwarded-for": ["1.1.1.1", "203.0.113.9"] } as unknown as IncomingHttpHeaders;
    expect(clean(twice, "10.0.0.1")["x-client-address"]).toBe("203.0.113.9");
  });

  test("has no address once its connection is gone", () => {
    const request = { headers: {} as IncomingHttpHeaders, socket: {} as Socket };
    cleanRequest(request, parseTrustedProxies(""), app);
    expect(request.headers["x-client-address"]).toBe("");
  });
});

describe("another host name", () => {
  test.each([
    ["GET", "/signin?next=/x", "https://app.tallyglass.test/signin?next=/x"],
    ["HEAD", "/", "https://app.tallyglass.test/"],
    ["GET", "//evil.test/", "https://app.tallyglass.test/"],
    ["GET", "/\\evil.test/", "https://app.tallyglass.test/"],
    ["GET", "http://evil.test/x", "https://app.tallyglass.test/"],
  ])("%s %s leads to the configured one", (method, url, location) => {
    expect(answer(method, url, "other.test")).toEqual({ status: 307, location });
  });

  test("is refused for what writes", () => {
    const refused = {
      status: 421,
      type: "text/plain",
      body: "This server is not reached by that name.\n",
    };
    expect(answer("POST", "/signin", "other.test")).toEqual(refused);
    expect(answer("POST", "/signin", undefined)).toEqual(refused);
  });

  test("is no page for a request without a path: it begins at the first", () => {
    expect(answer("GET", undefined, "other.test")).toEqual({
      status: 307,
      location: "https://app.tallyglass.test/",
    });
  });

  test("serves probes, and our own name everything", () => {
    expect(answer("GET", "/api/health", "10.1.2.3")).toBeNull();
    expect(answer("POST", "/signin", "app.tallyglass.test")).toBeNull();
  });
});

test("what the framework asks of itself, by the socket's own address, is answered as asked", () => {
  const own = { rsc: "1" };
  expect(answer("GET", "/signin/second", "127.0.0.1:3000", own)).toBeNull();
  const elsewhere = { status: 307, location: "https://app.tallyglass.test/signin/second" };
  expect(answer("GET", "/signin/second", "127.0.0.1:3000")).toEqual(elsewhere);
  expect(answer("GET", "/signin/second", "evil.test", own)).toEqual(elsewhere);
  expect(answer("GET", "/signin/second", "127.0.0.1:3001", own)).toEqual(elsewhere);
});

/** Every server of the process is behind it, once it stands. */
const { emit } = Server.prototype;
function takeAway(): void {
  Server.prototype.emit = emit;
  Reflect.deleteProperty(Server.prototype, Symbol.for("tallyglass.front-door"));
}
afterEach(takeAway);

describe("once installed", () => {
  const server = createServer((request, response) => {
    const { headers } = request;
    response.setHeader("X-Nextjs-Rewritten-Path", "/nothing-here");
    response.setHeader("Vary", "rsc");
    response.end(JSON.stringify({ headers, language: currentLanguage() }));
  });
  afterEach(async () => {
    takeAway();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test("every server cleans what arrives, dresses what it answers, hides what is none, and speaks the reader's language, whoever answers", async () => {
    const answered = ({ url, headers }: IncomingMessage, response: ServerResponse) => {
      if (url === "/api/direct")
        response.end(JSON.stringify({ headers, language: currentLanguage(), by: "us" }));
      return url === "/api/direct";
    };
    const hides = (url: string, cookie?: string) =>
      url.startsWith("/admin") ? Promise.resolve(cookie !== "session=staff") : null;
    installFrontDoor(answered, hides);
    const { emit: once } = Server.prototype;
    installFrontDoor(answered, hides);
    expect(Server.prototype.emit).toBe(once);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const ask = async (host: string, path: string, cookie = "") => {
      const planted = { "x-client-address": "1.1.1.1", "accept-language": "de", host, cookie };
      const [answer] = (await onceEmitted(
        // A request that is never answered must not be waited for.
        get({ port, path, headers: planted, host: "127.0.0.1", signal: AbortSignal.timeout(10_000) }),
        "response",
      )) as [IncomingMessage];
      const body = (await answer.toArray()).join("");
      return { status: answer.statusCode, headers: answer.headers, said: body && JSON.parse(body) };
    };
    const page = await ask("127.0.0.1:3000", "/dashboard");
    expect(page.said).toMatchObject({
      language: "de",
      headers: { "x-client-address": "127.0.0.1", "x-forwarded-host": "127.0.0.1:3000" },
    });
    expect(page.headers).not.toHaveProperty("x-frame-options");
    const data = await ask("127.0.0.1:3000", "/api/health");
    expect(data.headers["x-frame-options"]).toBe("DENY");
    expect(data.said).not.toHaveProperty("by");
    const direct = await ask("127.0.0.1:3000", "/api/direct");
    expect(direct.headers["x-frame-options"]).toBe("DENY");
    expect(direct.said).toMatchObject({
      by: "us",
      language: "de",
      headers: { "x-client-address": "127.0.0.1", "x-request-id": direct.headers["x-request-id"] },
    });
    const hidden = await ask("127.0.0.1:3000", "/admin/staff");
    expect(hidden.said).toMatchObject({ language: "de", headers: { "x-nothing-here": "nothing-here" } });
    expect(hidden.headers).toMatchObject({ vary: "rsc" });
    expect(hidden.headers).not.toHaveProperty("x-nextjs-rewritten-path");
    const shown = await ask("127.0.0.1:3000", "/admin/staff", "session=staff");
    expect(shown.said).toMatchObject({ language: "de" });
    expect(shown.said.headers).not.toHaveProperty("x-nothing-here");
    expect(shown.headers).toMatchObject({ "x-nextjs-rewritten-path": "/nothing-here" });
    const moved = await ask("other.test", "/dashboard");
    expect(moved).toMatchObject({
      status: 307,
      headers: { location: "http://127.0.0.1:3000/dashboard" },
      said: "",
    });
    // A server that never hears that it listens must not be waited for either.
  }, 20_000);
});

test("a web process knows its address, and outlives one request's mistake by saying it", () => {
  const handlers = new Map<string | symbol, (error: unknown) => void>();
  const on = vi.spyOn(process, "on").mockImplementation((event, handler) => {
    handlers.set(event, handler);
    return process;
  });
  startWeb();
  on.mockRestore();
  expect(process.env.NEXTAUTH_URL).toBe("http://127.0.0.1:3000");
  expect(Server.prototype.emit).not.toBe(emit);
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  for (const event of ["unhandledRejection", "uncaughtException"]) handlers.get(event)?.(new TypeError());
  const said = out.mock.calls.map(([line]) => JSON.parse(String(line)).event);
  out.mockRestore();
  expect(said).toEqual(["process.unhandled-rejection", "process.uncaught-exception"]);
});

describe("what is answered", () => {
  function dressed(url: string) {
    const request = { url, headers: { "x-path": "/planted" } as IncomingHttpHeaders };
    const given = new Map<string, unknown>();
    const response = { setHeader: given.set.bind(given) };
    dressAnswer(request, response as unknown as Parameters<typeof dressAnswer>[1], app);
    return { inward: request.headers, given };
  }

  test("under /api carries the headers of pages, a nonce and a request id of its own", () => {
    const [one, two] = [dressed("/api/health?x=1"), dressed("/api/health?x=1")];
    expect(Object.fromEntries(one.given)).toMatchObject({
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Cross-Origin-Resource-Policy": "same-origin",
    });
    expect(one.given.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(one.given.get("Content-Security-Policy")).not.toBe(two.given.get("Content-Security-Policy"));
    expect(one.given.get("X-Request-Id")).not.toBe(two.given.get("X-Request-Id"));
    expect(one.inward).toEqual({
      "content-security-policy": one.given.get("Content-Security-Policy"),
      "x-nonce": /nonce-([^']+)'/.exec(String(one.given.get("Content-Security-Policy")))?.[1],
      "x-request-id": one.given.get("X-Request-Id"),
      "x-path": "/api/health?x=1",
    });
  });

  test("has a nonce of 16 bytes that none of a thousand others has", () => {
    const nonces = Array.from({ length: 1_000 }, () => String(dressed("/api/health").inward["x-nonce"]));
    expect(new Set(nonces).size).toBe(1_000);
    expect(nonces.filter((nonce) => Buffer.from(nonce, "base64").length !== 16)).toEqual([]);
  });

  test.each([
    "/./api/health",
    "/x/../api/health",
    "/%2e/api/health",
    "https://app.tallyglass.test/api/health",
    "http://localhost/api/health",
    "//localhost/api/health",
  ])("at %s as well", (url) => expect(dressed(url).given.get("X-Content-Type-Options")).toBe("nosniff"));

  test.each(["/dashboard", "/api", "//", "https://"])("at %s waits for the proxy", (url) => {
    const { inward, given } = dressed(url);
    expect(given.size).toBe(0);
    expect(inward).toEqual({ "x-path": "/planted" });
  });
});

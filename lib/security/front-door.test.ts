import type { IncomingHttpHeaders } from "node:http";
import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { parseTrustedProxies } from "./client-address";
import { cleanRequest, dressAnswer, turnAway } from "./front-door";

const app = new URL("https://app.tallyglass.test");

function clean(headers: IncomingHttpHeaders, peer = "198.51.100.4"): IncomingHttpHeaders {
  const request = { headers: { ...headers }, socket: { remoteAddress: peer } as Socket };
  cleanRequest(request, parseTrustedProxies("10.0.0.0/8"), app);
  return request.headers;
}

function answer(method: string, url: string, host: string | undefined, headers: IncomingHttpHeaders = {}) {
  const said: { status?: number; location?: string } = {};
  const response = {
    writeHead(status: number, headers: Record<string, string>) {
      said.status = status;
      if (headers.Location) said.location = headers.Location;
      return this;
    },
    end() {
      return this;
    },
  };
  const isAnswered = turnAway(
    {
      method,
      url,
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
  ])("loses %s", (name) => {
    expect(clean({ [name]: "planted" })).not.toHaveProperty(name);
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
    expect(answer("POST", "/signin", "other.test")).toEqual({ status: 421 });
    expect(answer("POST", "/signin", undefined)).toEqual({ status: 421 });
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

  test.each([
    "/./api/health",
    "/x/../api/health",
    "/%2e/api/health",
    "https://app.tallyglass.test/api/health",
  ])("at %s as well", (url) => expect(dressed(url).given.get("X-Content-Type-Options")).toBe("nosniff"));

  test.each(["/dashboard", "/api", "//", "https://"])("at %s waits for the proxy", (url) => {
    const { inward, given } = dressed(url);
    expect(given.size).toBe(0);
    expect(inward).toEqual({ "x-path": "/planted" });
  });
});

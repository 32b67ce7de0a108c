import type { IncomingHttpHeaders } from "node:http";
import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { parseTrustedProxies } from "./client-address";
import { cleanRequest, turnAway } from "./front-door";

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

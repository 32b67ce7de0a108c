import { NextRequest } from "next/server";
import { describe, expect, test, vi } from "vitest";
import { proxy } from "@/proxy";

const ask = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(`http://127.0.0.1:3000${path}`, init));

function directives(response: Response): Map<string, string> {
  const policy = response.headers.get("content-security-policy") ?? "";
  return new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources.join(" ")];
    }),
  );
}

describe("every page", () => {
  test("may load from our own origin alone, and run only scripts with this answer's nonce", () => {
    const policy = directives(ask("/"));
    const nonce =
      /^'nonce-([A-Za-z0-9+/=]+)' 'strict-dynamic'$/.exec(policy.get("script-src") ?? "")?.[1] ?? "";
    expect(Buffer.from(nonce, "base64")).toHaveLength(16);
    policy.delete("script-src");
    expect(Object.fromEntries(policy)).toEqual({
      "default-src": "'none'",
      "style-src": "'self'",
      "img-src": "'self'",
      "font-src": "'self'",
      "connect-src": "'self'",
      "manifest-src": "'self'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
      "base-uri": "'none'",
      "object-src": "'none'",
    });
  });

  test("has a nonce and a request id of its own, and hands both inward", () => {
    const [one, two] = [ask("/"), ask("/")];
    expect(one.headers.get("content-security-policy")).not.toBe(two.headers.get("content-security-policy"));
    expect(one.headers.get("x-request-id")).not.toBe(two.headers.get("x-request-id"));
    expect(one.headers.get("x-middleware-request-content-security-policy")).toBe(
      one.headers.get("content-security-policy"),
    );
    expect(one.headers.get("x-middleware-request-x-request-id")).toBe(one.headers.get("x-request-id"));
  });

  test("does not take nonce or request id from outside", () => {
    const answer = ask("/", { headers: { "x-nonce": "planted", "x-request-id": "planted" } });
    expect(answer.headers.get("x-middleware-request-x-nonce")).not.toBe("planted");
    expect(answer.headers.get("x-middleware-request-x-request-id")).not.toBe("planted");
  });

  test("carries the other headers of the bar", () => {
    const { headers } = ask("/");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    // Over plain http a browser ignores it, and a local start must not promise https.
    expect(headers.has("strict-transport-security")).toBe(false);
  });
});

describe("a form sent to a page", () => {
  test("from another site is refused with 403", async () => {
    const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const answer = ask("/signin", { method: "POST", headers: { "sec-fetch-site": "cross-site" } });
    const [line] = out.mock.calls.map(([said]) => JSON.parse(String(said)));
    out.mockRestore();
    expect(line).toMatchObject({ event: "access.refused", kind: "cross-site" });
    expect(line.requestId).toBe(answer.headers.get("x-request-id"));
    expect(answer.status).toBe(403);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.has("content-security-policy")).toBe(true);
    expect(await answer.json()).toEqual({
      type: "about:blank",
      title: "This request did not come from this site.",
      status: 403,
    });
  });

  test("from nowhere is refused with 403", () => {
    expect(ask("/signin", { method: "POST" }).status).toBe(403);
  });

  test("from our own page passes", () => {
    const own = { "sec-fetch-site": "same-origin" };
    expect(ask("/signin", { method: "POST", headers: own }).status).toBe(200);
  });
});

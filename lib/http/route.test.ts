import { NextRequest } from "next/server";
import { describe, expect, test, vi } from "vitest";
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  SignedOutError,
  TooManyRequestsError,
} from "@/lib/errors";
import { route } from "./route";

// The framework's errors that are no errors: a redirect on its way. Outside its server it offers the browser's copy.
class Redirect extends Error {}
vi.mock("next/navigation", () => ({
  unstable_rethrow: (error: unknown) => {
    if (error instanceof Redirect) throw error;
  },
}));

const args = { params: Promise.resolve({}) };
const own = { "sec-fetch-site": "same-origin", "x-request-id": "request-1" };

function ask(
  handler: Parameters<typeof route>[0],
  init: { method?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  return route(handler)(new NextRequest("http://127.0.0.1:3000/api/x", { headers: own, ...init }), args);
}

const failing = (error: unknown) => () => {
  throw error;
};

describe("a route handler", () => {
  test("answers what it answers, stored by nobody", async () => {
    const response = await ask(() => Response.json({ a: 1 }));
    expect(await response.json()).toEqual({ a: 1 });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("may say itself how its answer is stored", async () => {
    const response = await ask(
      () => new Response("", { headers: { "Cache-Control": "private, max-age=60" } }),
    );
    expect(response.headers.get("cache-control")).toBe("private, max-age=60");
  });

  test.each([
    [new InvalidInputError("Not so.", { day: "No such day." }), 400],
    [new SignedOutError(), 401],
    [new ForbiddenError(), 403],
    [new NotFoundError("Account"), 404],
    [new ConflictError("Already so."), 409],
  ])("turns %s into problem+json with status %i", async (error, status) => {
    const response = await ask(failing(error));
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({
      type: "about:blank",
      title: error.message,
      status,
      ...(error instanceof InvalidInputError ? { fields: { day: "No such day." } } : {}),
    });
  });

  test("says in the log that somebody was refused, by the kind and the request alone", async () => {
    const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const id = "0190c2d4-0000-7000-8000-000000000001";
    await ask(failing(new NotFoundError("Account")), { headers: { ...own, "x-request-id": id } });
    const said = out.mock.calls.map(([line]) => JSON.parse(String(line)));
    out.mockRestore();
    expect(said).toEqual([
      {
        at: expect.any(String),
        level: "info",
        event: "access.refused",
        kind: "not-found",
        status: 404,
        requestId: id,
      },
    ]);
  });

  test("says when to come again", async () => {
    const response = await ask(failing(new TooManyRequestsError(new Date(Date.now() + 90_000))));
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThanOrEqual(89);
    expect(Number(response.headers.get("retry-after"))).toBeLessThanOrEqual(90);
  });

  test("says nothing of a bug but its request id, and logs it without its message", async () => {
    const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const response = await ask(failing(new Error("select * from users where address = 'mira@example.test'")));
    const lines = written.mock.calls.map(([line]) => String(line)).join("");
    written.mockRestore();
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(body).toContain("request-1");
    expect(body).not.toMatch(/select|mira/);
    expect(lines).toContain('"event":"request.failed"');
    expect(lines).toContain("request-1");
    expect(lines).not.toContain("mira");
  });

  test("lets a redirect pass", async () => {
    await expect(ask(failing(new Redirect()))).rejects.toBeInstanceOf(Redirect);
  });
});

describe("a writing request", () => {
  test.each(["POST", "PUT", "PATCH", "DELETE"])(
    "%s from another site never reaches the handler",
    async (method) => {
      const handler = vi.fn(() => Response.json({}));
      for (const headers of [{}, { "sec-fetch-site": "cross-site" }, { origin: "https://evil.test" }]) {
        const response = await ask(handler, { method, headers: headers as Record<string, string> });
        expect(response.status).toBe(403);
      }
      expect(handler).not.toHaveBeenCalled();
    },
  );

  test("from our own page reaches it", async () => {
    expect((await ask(() => Response.json({}), { method: "POST" })).status).toBe(200);
    const older = { origin: "http://127.0.0.1:3000" };
    expect((await ask(() => Response.json({}), { method: "POST", headers: older })).status).toBe(200);
  });

  test("from a program reaches a handler that is there for programs", async () => {
    const request = new NextRequest("http://127.0.0.1:3000/api/x", { method: "POST" });
    const response = await route(() => Response.json({}), { from: "anywhere" })(request, args);
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
  });

  test("reading needs no origin", async () => {
    expect((await ask(() => Response.json({}), { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(
      200,
    );
  });
});

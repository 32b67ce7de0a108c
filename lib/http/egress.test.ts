import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Received, startLocalServer } from "@/lib/testing/local-server";
import { createEgress, EgressError, type EgressLimits, type Meter } from "./egress";

type Answer = (request: Received, response: ServerResponse) => void;

let server: Awaited<ReturnType<typeof startLocalServer>>;
let answer: Answer;
beforeAll(async () => {
  server = await startLocalServer((request, response) => answer(request, response));
});
afterEach(() => {
  server.received.length = 0;
});
afterAll(() => server.close());

const open = (limits: Partial<EgressLimits> = {}) =>
  createEgress({ label: "here", hosts: [server.origin], limits });

async function failureOf(call: Promise<Response>): Promise<string> {
  const error = await call.then(
    (response) => new Error(`answered ${response.status}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof EgressError)) throw error;
  return `${error.failure} ${error.code}`;
}

/** Answers in turn; the last answer stays. */
function inTurn(...statuses: number[]): Answer {
  let turn = 0;
  return (_request, response) => {
    const status = statuses[Math.min(turn++, statuses.length - 1)] ?? 200;
    response.writeHead(status).end(String(status));
  };
}

describe("an answer", () => {
  test("arrives whole, with status and headers, its packing taken off", async () => {
    answer = (_request, response) => {
      const body = gzipSync('{"views":"12480"}');
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(body);
    };
    const response = await open()(`${server.origin}/counts?part=id`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.has("content-encoding")).toBe(false);
    expect(await response.json()).toEqual({ views: "12480" });
    expect(server.received[0]).toMatchObject({ method: "GET", path: "/counts?part=id" });
    expect(server.received[0]?.headers["accept-encoding"]).toBe("gzip");
  });

  test("may be an error's or empty", async () => {
    answer = inTurn(403);
    expect((await open()(server.origin)).status).toBe(403);
    answer = (_request, response) => response.writeHead(204).end();
    expect(await (await open()(server.origin)).text()).toBe("");
  });

  test("follows a form that is sent as it is", async () => {
    answer = inTurn(200);
    const body = new URLSearchParams({ code: "4/0A", grant_type: "authorization_code" });
    await open()(`${server.origin}/token`, { method: "POST", body, headers: { authorization: "Bearer t" } });
    expect(server.received[0]).toMatchObject({
      method: "POST",
      body: "code=4%2F0A&grant_type=authorization_code",
      headers: {
        authorization: "Bearer t",
        "content-length": "41",
        "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
      },
    });
  });

  test("up to the limit is read, and one byte more is refused", async () => {
    answer = (request, response) => response.end("x".repeat(Number(request.path.slice(1))));
    const egress = open({ bytes: 1_000 });
    expect((await (await egress(`${server.origin}/1000`)).text()).length).toBe(1_000);
    expect(await failureOf(egress(`${server.origin}/1001`))).toBe("too-large BYTES");
  });

  test("that unpacks to more than the limit costs the limit only", async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    answer = (_request, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    expect(await failureOf(open()(server.origin))).toBe("too-large BYTES");
  });

  test("that never ends is refused by its size", async () => {
    answer = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    };
    expect(await failureOf(open()(server.origin))).toBe("too-large BYTES");
  });

  test("packed in another way is refused", async () => {
    answer = (_request, response) => response.writeHead(200, { "content-encoding": "br" }).end("x");
    expect(await failureOf(open()(server.origin))).toBe("refused ENCODING");
  });

  test("that is cut off is no answer", async () => {
    answer = (_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half of it", () => response.destroy());
    };
    expect(await failureOf(open({ tries: 1 })(server.origin))).toBe("network ECONNRESET");
    answer = (_request, response) => {
      const packed = gzipSync("a text that is packed and then cut in the middle");
      response.writeHead(200, { "content-encoding": "gzip" }).end(packed.subarray(0, 20));
    };
    expect(await failureOf(open({ tries: 1 })(server.origin))).toBe("network Z_BUF_ERROR");
  });

  test("that leads elsewhere is refused, and nobody goes there", async () => {
    answer = (_request, response) => response.writeHead(302, { location: "/elsewhere" }).end();
    expect(await failureOf(open()(server.origin))).toBe("refused REDIRECT");
    expect(server.received.map(({ path }) => path)).toEqual(["/"]);
  });

  test("that does not come in time ends the call", async () => {
    answer = () => {};
    const began = performance.now();
    expect(await failureOf(open({ milliseconds: 150 })(server.origin))).toBe("timeout DEADLINE");
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test("that comes drop by drop is measured as a whole", async () => {
    answer = (_request, response) => {
      const timer = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(timer));
    };
    expect(await failureOf(open({ milliseconds: 200 })(server.origin))).toBe("timeout DEADLINE");
  });
});

describe("a host", () => {
  test("that is not named is refused before anything is sent", async () => {
    const egress = createEgress({ label: "here", hosts: ["oauth2.googleapis.com", server.origin] });
    const never = [
      "https://example.org/",
      "http://oauth2.googleapis.com/",
      "https://oauth2.googleapis.com:8443/",
      "https://oauth2.googleapis.com.example.org/",
      "https://oauth2.googleapis.com@example.org/",
      `http://user:secret@127.0.0.1:${server.port}/`,
      `http://localhost:${server.port}/`,
    ];
    for (const url of never) expect(await failureOf(egress(url))).toBe("refused HOST");
    expect(server.received).toEqual([]);
  });

  test("by name must answer from a public address", async () => {
    for (const host of [
      "localhost",
      "127.0.0.1",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "169.254.169.254",
      "10.0.0.1",
    ]) {
      const egress = createEgress({ label: "here", hosts: [`${host}:${server.port}`] });
      expect(await failureOf(egress(`https://${host}:${server.port}/`))).toBe("refused ADDRESS");
    }
    expect(server.received).toEqual([]);
  });

  test("over plain http is reached on this machine only", async () => {
    const egress = createEgress({
      label: "here",
      hosts: ["http://10.0.0.1", "http://8.8.8.8", server.origin],
    });
    expect(await failureOf(egress("http://10.0.0.1/"))).toBe("refused ADDRESS");
    expect(await failureOf(egress("http://8.8.8.8/"))).toBe("refused ADDRESS");
    answer = inTurn(200);
    expect((await egress(server.origin)).status).toBe(200);
  });

  test("that nobody listens at is a failure of the network", async () => {
    const closed = await startLocalServer(() => {});
    await closed.close();
    const egress = createEgress({ label: "here", hosts: [closed.origin], limits: { tries: 1 } });
    expect(await failureOf(egress(closed.origin))).toBe("network ECONNREFUSED");
  });
});

describe("a further try", () => {
  test("is made for a GET that met an outage, three times and no more", async () => {
    answer = inTurn(503, 500, 504, 200);
    expect((await open()(server.origin)).status).toBe(200);
    expect(server.received).toHaveLength(4);
    server.received.length = 0;
    answer = inTurn(503);
    expect((await open({ tries: 2 })(server.origin)).status).toBe(503);
    expect(server.received).toHaveLength(2);
  });

  test("is made for a GET whose connection broke", async () => {
    let turn = 0;
    answer = (_request, response) => (turn++ === 0 ? response.destroy() : response.end("back"));
    expect(await (await open()(server.origin)).text()).toBe("back");
  });

  test("is not made for a refusal, nor for anything that is not a GET", async () => {
    answer = inTurn(429);
    await open()(server.origin);
    answer = inTurn(503);
    await open()(server.origin, { method: "POST", body: "once" });
    answer = (_request, response) => response.destroy();
    await failureOf(open()(server.origin, { method: "POST", body: "once" }));
    expect(server.received).toHaveLength(3);
  });

  test("waits as long as the host asks, or leaves it to the caller when that is too long", async () => {
    let turn = 0;
    answer = (_request, response) =>
      response.writeHead(turn++ === 0 ? 503 : 200, { "retry-after": "1" }).end();
    const began = performance.now();
    expect((await open()(server.origin)).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(950);
    answer = (_request, response) => response.writeHead(503, { "retry-after": "99999999999999" }).end();
    const response = await open()(server.origin);
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "99999999999999"]);
    expect(server.received).toHaveLength(3);
  });
});

describe("a host that keeps failing", () => {
  const limits = { tries: 1, failuresToOpen: 2, openMilliseconds: 200 };

  test("is left alone, then tried again", async () => {
    const egress = open(limits);
    answer = inTurn(503);
    await egress(server.origin);
    await egress(server.origin);
    expect(await failureOf(egress(server.origin))).toBe("open BREAKER");
    expect(server.received).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 220));
    answer = inTurn(200);
    expect((await egress(server.origin)).status).toBe(200);
    expect((await egress(server.origin)).status).toBe(200);
  });

  test("does not close the way to another host", async () => {
    const other = await startLocalServer((_request, response) => response.end("alive"));
    const egress = createEgress({ label: "here", hosts: [server.origin, other.origin], limits });
    answer = (_request, response) => response.destroy();
    for (let call = 0; call < 2; call++) await failureOf(egress(server.origin));
    expect(await failureOf(egress(server.origin))).toBe("open BREAKER");
    expect(await (await egress(other.origin)).text()).toBe("alive");
    await other.close();
  });

  test("is not one that refuses", async () => {
    const egress = open(limits);
    answer = inTurn(401);
    for (let call = 0; call < 4; call++) expect((await egress(server.origin)).status).toBe(401);
  });
});

describe("a meter", () => {
  test("counts each try before it goes out, and hears what each answer's headers say", async () => {
    const heard: string[] = [];
    answer = (_request, response) => {
      const isFirst = server.received.length === 1;
      response.writeHead(isFirst ? 503 : 200, { "x-used": isFirst ? "7" : "8" }).end();
    };
    const meter: Meter = {
      before: async ({ method, url }) => void heard.push(`${method} ${url.pathname}`),
      after: async (_request, headers) => void heard.push(headers.get("x-used") ?? ""),
    };
    const egress = createEgress({ label: "here", hosts: [server.origin], meter });
    expect((await egress(`${server.origin}/counts`)).status).toBe(200);
    expect(heard).toEqual(["GET /counts", "7", "GET /counts", "8"]);
  });

  test("that refuses keeps the request here, and its error reaches the caller as it is", async () => {
    const refusal = new Error("used up");
    const meter: Meter = { before: () => Promise.reject(refusal), after: async () => {} };
    const egress = createEgress({ label: "here", hosts: [server.origin], meter });
    await expect(egress(server.origin)).rejects.toBe(refusal);
    expect(server.received).toEqual([]);
  });
});

test("an error names neither path, query, header nor body", async () => {
  answer = (_request, response) => response.socket?.end("HTTP/1.1 200 OK\r\nsecret-in-answer\r\n\r\n");
  const call = open({ tries: 1 })(`${server.origin}/secret-path?token=secret-query`, {
    method: "POST",
    headers: { authorization: "Bearer secret-header" },
    body: "secret-body",
  });
  const error = await call.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(EgressError);
  const { inspect } = await import("node:util");
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain("secret");
});

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { createClock } from "./clock.ts";
import { answerControl } from "./control.ts";
import { createDataset } from "./dataset.ts";
import { json, type Reply, type SimulatorRequest } from "./exchange.ts";
import { newEntry, writeDown } from "./journal.ts";
import { showPage } from "./page.ts";
import { newState, readState, type State, writeState } from "./state.ts";
import type { Simulator } from "./vendor.ts";
import { simulators as everyVendor } from "./vendors.ts";
import { createWorld, type World } from "./world.ts";

export type SimulatorOptions = {
  /** 0 takes any free port. */
  port: number;
  host?: string | undefined;
  /** Where everything is kept over a restart; without it nothing is. */
  dataFile?: string | undefined;
  /** Where the clock begins (ISO) when the data file does not know yet; else it shows the real time. */
  clockStart?: string | undefined;
  /** The UTC day (YYYY-MM-DD) on which the measured curves end, when the data file does not know yet; else today. */
  datasetEnd?: string | undefined;
  /** The origin of the one product people are sent back to; else any loopback address. */
  productUrl?: string | undefined;
  /** The vendors in the house; else all there are. */
  simulators?: readonly Simulator[];
  wallNow?: () => number;
  /** Hears the body of every answer of a vendor that goes out whole. */
  sent?: (body: string) => void;
};

export type RunningSimulators = { url: string; port: number; close: () => Promise<void> };

const bodyLimit = 5_000_000;
const saveAfterMs = 250;
const gzipFromBytes = 1_000;

function beginState(options: SimulatorOptions, wallNow: () => number): State {
  const start = options.clockStart === undefined ? wallNow() : Date.parse(options.clockStart);
  if (Number.isNaN(start)) throw new Error(`"${options.clockStart}" is not an instant (ISO)`);
  const endDay = options.datasetEnd ?? new Date(wallNow()).toISOString().slice(0, 10);
  return newState(endDay, { offsetMs: start - wallNow(), newestMs: start });
}

/** Writes at most four times a second; `flush` writes what is still unwritten. */
function keeper(dataFile: string | undefined, state: State) {
  let timer: NodeJS.Timeout | null = null;
  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (dataFile) writeState(dataFile, state);
  }
  function changed(): void {
    if (!timer) timer = setTimeout(flush, saveAfterMs);
  }
  return { flush, changed };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) throw new RangeError("The body is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function send(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
  if (reply.delayMs) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, reply.delayMs);
      response.on("close", () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
  if (response.destroyed || reply.delivery === "silent") return;
  if (reply.delivery === "dropped") return void response.destroy();
  const headers = { ...reply.headers };
  let body = Buffer.from(reply.body ?? "");
  const takesGzip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  if (takesGzip && body.length >= gzipFromBytes && headers["content-type"]?.startsWith("application/json")) {
    body = gzipSync(body);
    headers["content-encoding"] = "gzip";
  }
  response.writeHead(reply.status, {
    ...headers,
    ...(reply.status !== 304 && { "content-length": body.length }),
  });
  if (reply.delivery === "truncated") {
    response.write(body.subarray(0, body.length >> 1), () => response.destroy());
    return;
  }
  response.end(reply.status === 304 || request.method === "HEAD" ? undefined : body);
}

async function answerOwn(world: World, request: SimulatorRequest): Promise<Reply> {
  if (request.path.startsWith("/control/")) return answerControl(world, request);
  if (request.method === "GET" && request.path === "/clock") {
    return json(200, { now: new Date(world.clock.now()).toISOString() }, { "cache-control": "no-store" });
  }
  if (request.method === "GET" && request.path === "/") return showPage(world, request.query);
  return json(404, { error: `Nobody answers ${request.method} ${request.path}` });
}

async function handle(
  world: World,
  sent: SimulatorOptions["sent"],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? "GET";
  const url = new URL(request.url ?? "/", world.baseUrl);
  const simulator = world.simulators.find(({ owns }) => owns(url.pathname));
  const body = await readBody(request);
  const entry = newEntry(world, simulator?.vendor ?? "simulators", method, url);
  const asked: SimulatorRequest = {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body,
    entry,
  };
  if (!simulator) return send(request, response, await answerOwn(world, asked));
  writeDown(world, entry);
  const reply = simulator.answer(world, asked);
  if (typeof reply.body === "string" && (reply.delivery ?? "whole") === "whole") sent?.(reply.body);
  world.changed();
  response.on("finish", () => {
    entry.status = reply.status;
    world.changed();
  });
  await send(request, response, reply);
}

/** @throws when the port is taken, or the data file is there and unreadable */
export async function startSimulators(options: SimulatorOptions): Promise<RunningSimulators> {
  const wallNow = options.wallNow ?? Date.now;
  const state = (options.dataFile && readState(options.dataFile)) || beginState(options, wallNow);
  const keep = keeper(options.dataFile, state);
  const host = options.host ?? "127.0.0.1";

  const server = createServer((request, response) => {
    handle(world, options.sent, request, response).catch((error: unknown) => {
      // A caller that went away in the middle of its request waits for no answer.
      if (request.destroyed && !request.complete) return;
      console.error(error);
      if (response.headersSent) response.destroy();
      else send(request, response, json(500, { error: String(error) })).catch(console.error);
    });
  });
  // Longer than any caller keeps an idle connection, so that none is cut just as it is used again.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const world = createWorld({
    simulators: options.simulators ?? everyVendor,
    state,
    clock: createClock(state.clock, wallNow),
    dataset: createDataset(state.datasetEnd),
    baseUrl: `http://127.0.0.1:${port}`,
    productUrl: options.productUrl,
    changed: keep.changed,
  });
  keep.flush();

  return {
    url: world.baseUrl,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          keep.flush();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

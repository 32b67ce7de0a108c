import { delay, disturbBody } from "../disturb.ts";
import { html, json, type Reply, type SimulatorRequest } from "../exchange.ts";
import { fingerprint } from "../fingerprint.ts";
import {
  accessNotConfigured,
  authError,
  backendError,
  insufficientPermissions,
  invalidParameter,
  keyInvalid,
  noCredentials,
  quotaExceeded,
  rateLimited403,
  rateLimited429,
  serviceUnavailable,
  YoutubeError,
} from "./errors.ts";
import { findAccessToken, youtubeScope } from "./google-grants.ts";
import { batchGetVideoStats, type Call, listChannels, listPlaylistItems, listVideos } from "./methods.ts";
import { selectFields } from "./partial-response.ts";
import { chargeQuota, pacificDay } from "./quota.ts";
import type { Resource } from "./resources.ts";
import type { YoutubeWorld } from "./scenarios.ts";

type Method = { operation: string; bucket: "units" | "batchCalls"; answer: (call: Call) => Resource };

const methods: Record<string, Method> = {
  "GET /youtube/v3/channels": { operation: "channels.list", bucket: "units", answer: listChannels },
  "GET /youtube/v3/playlistItems": {
    operation: "playlistItems.list",
    bucket: "units",
    answer: listPlaylistItems,
  },
  "GET /youtube/v3/videos": { operation: "videos.list", bucket: "units", answer: listVideos },
  "GET /youtube/v3/videos:batchGetStats": {
    operation: "videos.batchGetStats",
    bucket: "batchCalls",
    answer: batchGetVideoStats,
  },
};

/** @returns the account the bearer token speaks for */
function identify(world: YoutubeWorld, { headers, query, entry }: SimulatorRequest): string {
  const [scheme, token] = (headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token) {
    if (query.has("key")) throw keyInvalid();
    if (headers.authorization) throw authError();
    throw noCredentials();
  }
  entry.token = fingerprint(token, 8, "hex");
  const found = findAccessToken(world, token);
  entry.account = found?.grant.account ?? null;
  if (!found?.isLive) throw authError();
  if (!found.grant.scopes.includes(youtubeScope)) throw insufficientPermissions();
  return found.grant.account;
}

/** What a switched scenario answers in place of the data. */
function refuseByScenario(world: YoutubeWorld, account: string): void {
  if (world.takeScenario(account, "scope-missing")) throw insufficientPermissions();
  if (world.takeScenario(account, "api-not-enabled")) throw accessNotConfigured();
  const quota = world.scenario(account, "quota-exceeded");
  if (quota && quota.as !== pacificDay(world.clock.now())) world.switchOff(account, "quota-exceeded");
  else if (world.takeScenario(account, "quota-exceeded")) throw quotaExceeded();
  if (world.takeScenario(account, "rate-limited-403")) throw rateLimited403();
  const limited = world.takeScenario(account, "rate-limited-429");
  if (limited) throw rateLimited429(limited.retryAfter ?? "30");
  const outage = world.takeScenario(account, "outage-503");
  if (outage) throw outage.as === "500" ? backendError(500) : serviceUnavailable();
  if (world.takeScenario(account, "flaky-503")) throw backendError(503);
}

function readFields(query: URLSearchParams, body: Resource): unknown {
  const fields = query.get("fields");
  if (!fields) return body;
  try {
    return selectFields(body, fields);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidParameter("fields", `Invalid field selection ${fields}`);
    throw error;
  }
}

function answerAs(world: YoutubeWorld, request: SimulatorRequest, account: string, method: Method): Reply {
  if (!chargeQuota(world, method.bucket)) throw quotaExceeded();
  refuseByScenario(world, account);
  const resource = method.answer({ world, caller: account, query: request.query });
  const etag = fingerprint(JSON.stringify(resource), 27);
  const headers = { etag: `"${etag}"`, "cache-control": "private", vary: "Origin, X-Origin, Referer" };
  const known = request.headers["if-none-match"]?.replace(/^W\//, "").replaceAll('"', "");
  if (known === etag) return { status: 304, headers };
  const { kind, ...rest } = resource;
  const unheardOf = world.scenario(account, "new-field") ? { serverMood: { calm: true } } : {};
  const body = readFields(request.query, { kind, etag, ...unheardOf, ...rest });
  return disturbBody(world, account, json(200, body, headers));
}

export function answerDataApi(world: YoutubeWorld, request: SimulatorRequest): Reply {
  const method = methods[`${request.method} ${request.path}`];
  if (!method) return html(404, "<!doctype html><title>Error 404 (Not Found)</title><p>That’s an error.");
  request.entry.operation = method.operation;
  let reply: Reply;
  try {
    reply = answerAs(world, request, identify(world, request), method);
  } catch (error) {
    if (!(error instanceof YoutubeError)) throw error;
    request.entry.reason = error.reason;
    reply = error.toReply();
  }
  return delay(world, request.entry.account, reply);
}

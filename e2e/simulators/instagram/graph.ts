import { delay, disturbBody } from "../disturb.ts";
import { html, json, type Reply, type SimulatorRequest } from "../exchange.ts";
import { fingerprint } from "../fingerprint.ts";
import { type InstagramAccount, instagramAccounts } from "./accounts.ts";
import { instagramAppSecret } from "./environment.ts";
import {
  GraphError,
  invalidParameter,
  limitReached,
  objectGone,
  outage,
  permissionMissing,
  tokenEnded,
  transient,
  unreadableToken,
} from "./errors.ts";
import { listMedia, mediaById, profileOf, readFields } from "./resources.ts";
import type { InstagramWorld } from "./scenarios.ts";
import type { Token } from "./state.ts";
import { basicScope, checkAlive, endTokens, findToken, lengthen, refresh } from "./tokens.ts";

type Call = { world: InstagramWorld; request: SimulatorRequest; text: string; token: Token };
type Endpoint = { operation: string; isData: boolean; answer: (call: Call) => Reply };

const endpoints: [method: string, path: RegExp, Endpoint][] = [
  ["GET", /^access_token$/, { operation: "token.lengthen", isData: false, answer: answerLengthen }],
  ["GET", /^refresh_access_token$/, { operation: "token.refresh", isData: false, answer: answerRefresh }],
  [
    "DELETE",
    /^(v\d+\.\d+\/)?me\/permissions$/,
    { operation: "farewell", isData: false, answer: answerFarewell },
  ],
  ["GET", /^v\d+\.\d+\/me$/, { operation: "me", isData: true, answer: answerMe }],
  ["GET", /^v\d+\.\d+\/(me|\d+)\/media$/, { operation: "media.list", isData: true, answer: answerMedia }],
  ["GET", /^v\d+\.\d+\/\d+$/, { operation: "media.get", isData: true, answer: answerObject }],
];

/** The token stands in a header or in the query. */
function tokenIn({ headers, query }: SimulatorRequest): string {
  const [scheme, token] = (headers.authorization ?? "").split(" ");
  return query.get("access_token") ?? (scheme === "Bearer" ? (token ?? "") : "");
}

function ownerOf(world: InstagramWorld, { account }: Token): InstagramAccount {
  const owner = world.accountsOf(instagramAccounts).find(({ id }) => id === account);
  if (!owner) throw unreadableToken();
  return owner;
}

function answerLengthen({ world, request: { query }, token }: Call): Reply {
  if (query.get("grant_type") !== "ig_exchange_token") throw invalidParameter("Invalid grant_type");
  if (query.get("client_secret") !== instagramAppSecret)
    throw new GraphError(400, 1, "Error validating client secret.");
  return json(200, lengthen(world, token));
}

function answerRefresh({ world, request: { query }, text, token }: Call): Reply {
  if (query.get("grant_type") !== "ig_refresh_token") throw invalidParameter("Invalid grant_type");
  const { account } = token;
  const now = world.clock.now();
  if (world.takeScenario(account, "refresh-refused")) throw tokenEnded(now, now);
  const slow = world.takeScenario(account, "refresh-slow");
  const reply = { ...json(200, refresh(world, text, token)), ...(slow && { delayMs: slow.ms ?? 0 }) };
  return world.takeScenario(account, "lose-refresh-reply") ? { ...reply, delivery: "dropped" } : reply;
}

/** In no documentation of this host: it may succeed, refuse, not be there, or hang. */
function answerFarewell({ world, token: { account } }: Call): Reply {
  const mood = world.takeScenario(account, "farewell");
  if (mood?.as === "400") throw invalidParameter("Unsupported delete request");
  if (mood?.as === "silent") return { status: 200, delivery: "silent" };
  if (mood) return json(404, {});
  endTokens(world, account, "removed");
  return json(200, { success: true });
}

function answerMe({ world, request: { query }, token }: Call): Reply {
  const owner = ownerOf(world, token);
  const profile = profileOf(world, owner, readFields(query, ["id"]));
  return json(200, world.scenario(owner.id, "wrapped") ? { data: [profile] } : profile);
}

function answerMedia({ world, request, text, token }: Call): Reply {
  const owner = ownerOf(world, token);
  const [, whose = "me"] = /\/(me|\d+)\/media$/.exec(request.path) ?? [];
  if (!["me", owner.professionalId, owner.scopedId].includes(whose)) throw objectGone(whose);
  return json(200, listMedia({ world, owner, query: request.query, path: request.path, token: text }));
}

function answerObject({ world, request, token }: Call): Reply {
  const owner = ownerOf(world, token);
  const id = request.path.split("/").at(-1) ?? "";
  return json(200, mediaById(world, owner, id, request.query));
}

/** What a switched scenario answers in place of the data. */
function refuseByScenario(world: InstagramWorld, account: string): void {
  if (world.takeScenario(account, "account-closed")) throw objectGone("me");
  const missing = world.takeScenario(account, "scope-missing");
  if (missing) throw permissionMissing(missing.as === "200" ? 200 : 10);
  const limited = world.takeScenario(account, "rate-limited");
  if (limited) {
    throw limitReached(Number(limited.as), {
      ...usageHeaders(account, 100, limited.ms ?? 0),
      ...(limited.retryAfter !== undefined && { "retry-after": limited.retryAfter }),
    });
  }
  if (world.takeScenario(account, "transient")) throw transient();
  if (world.takeScenario(account, "outage-503") || world.takeScenario(account, "flaky-503")) throw outage();
}

/** @param ms until access is regained, told in whole minutes */
function usageHeaders(account: string, percent: number, ms: number): Record<string, string> {
  const usage = {
    type: "instagram",
    call_count: percent,
    total_cputime: 1,
    total_time: 1,
    estimated_time_to_regain_access: Math.ceil(ms / 60_000),
  };
  return {
    "x-app-usage": JSON.stringify({ call_count: 28, total_time: 25, total_cputime: 25 }),
    "x-business-use-case-usage": JSON.stringify({ [account]: [usage] }),
  };
}

function answerAs(world: InstagramWorld, request: SimulatorRequest, { isData, answer }: Endpoint): Reply {
  const text = tokenIn(request);
  request.entry.token = fingerprint(text, 8, "hex");
  const token = findToken(world, text);
  request.entry.account = token?.account ?? null;
  if (!token) throw unreadableToken();
  const { account } = token;
  if (!isData && world.takeScenario(account, "token-outage")) throw outage();
  checkAlive(world, token);
  if (!isData) return answer({ world, request, text, token });
  if (!token.scopes.includes(basicScope)) throw permissionMissing(10);
  refuseByScenario(world, account);
  const reply = disturbBody(world, account, answer({ world, request, text, token }));
  const usage = world.takeScenario(account, "usage");
  const headers = usage ? usageHeaders(account, Number(usage.as), usage.ms ?? 0) : {};
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** Everything under `/instagram/graph/`. */
export function answerGraph(world: InstagramWorld, request: SimulatorRequest): Reply {
  const path = request.path.replace("/instagram/graph/", "");
  const endpoint = endpoints.find(([method, form]) => method === request.method && form.test(path))?.[2];
  if (!endpoint) return html(404, "<!doctype html><title>Page not found</title>");
  request.entry.operation = endpoint.operation;
  let reply: Reply;
  try {
    reply = answerAs(world, request, endpoint);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    request.entry.reason = error.reason;
    reply = error.toReply();
  }
  return delay(world, request.entry.account, reply);
}

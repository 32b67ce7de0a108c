import { delay, disturbBody } from "../disturb.ts";
import { json, type Reply, type SimulatorRequest } from "../exchange.ts";
import { fingerprint } from "../fingerprint.ts";
import { type MastodonAccount, mastodonAccounts } from "./accounts.ts";
import { root } from "./environment.ts";
import { isForEverybody, type Toot, tootsOf } from "./posts.ts";
import { credentialResource, statusResource } from "./resources.ts";
import type { MastodonWorld } from "./scenarios.ts";
import { mastodonPart } from "./state.ts";

class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Whose token came with the call; null without one. */
type Caller = { account: string; scopes: string[]; key: string } | null;

const windowMs = 5 * 60_000;

function identify(world: MastodonWorld, { headers, entry }: SimulatorRequest): Caller {
  const [scheme, text] = (headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !text) return null;
  entry.token = fingerprint(text, 8, "hex");
  const token = world.part(mastodonPart).tokens[text];
  entry.account = token?.account ?? null;
  if (!token) throw new ApiError(401, "The access token is invalid");
  if (token.revoked) throw new ApiError(401, "The access token was revoked");
  return { account: token.account, scopes: token.scopes, key: entry.token };
}

/** 300 calls in five minutes: by one token, and without one by one address, which is everybody here. */
function countCall(world: MastodonWorld, caller: Caller): Record<string, string> {
  const { calls } = world.part(mastodonPart);
  const now = world.clock.now();
  if (now >= calls.endsAt) {
    calls.endsAt = (Math.floor(now / windowMs) + 1) * windowMs;
    calls.used = {};
  }
  const key = caller?.key ?? "strangers";
  const used = (calls.used[key] ?? 0) + 1;
  calls.used[key] = used;
  const headers = {
    "x-ratelimit-limit": String(calls.limit),
    "x-ratelimit-remaining": String(Math.max(0, calls.limit - used)),
    "x-ratelimit-reset": new Date(calls.endsAt).toISOString().replace("Z", "000Z"),
  };
  if (used > calls.limit) throw Object.assign(new ApiError(429, "Too many requests"), { headers });
  return headers;
}

const disabledLogins: Record<string, string> = {
  unconfirmed: "Your login is missing a confirmed e-mail address",
  pending: "Your login is currently pending approval",
};

/** What a switched scenario answers in place of the data. @param account whose data is asked for */
function refuseByScenario(world: MastodonWorld, account: string, caller: Caller): void {
  if (!caller && world.takeScenario(account, "closed-to-strangers")) {
    throw new ApiError(401, "This API requires an authenticated user");
  }
  if (world.takeScenario(account, "rate-limited-429")) throw new ApiError(429, "Too many requests");
  if (world.takeScenario(account, "outage-503") || world.takeScenario(account, "flaky-503")) {
    throw new ApiError(503, "Service Unavailable");
  }
  if (!caller) return;
  if (world.takeScenario(account, "scope-missing")) {
    throw new ApiError(403, "This action is outside the authorized scopes");
  }
  const disabled = world.takeScenario(account, "login-disabled");
  if (disabled)
    throw new ApiError(403, disabledLogins[disabled.as ?? ""] ?? "Your login is currently disabled");
}

/** Reading posts with a token asks for its permission, also where anybody could read them without one. */
function mayReadPosts(caller: Caller): void {
  if (caller && !caller.scopes.includes("read:statuses")) {
    throw new ApiError(403, "This action is outside the authorized scopes");
  }
}

function isVisible(toot: Toot, owner: MastodonAccount, caller: Caller): boolean {
  return isForEverybody(toot) || caller?.account === owner.id;
}

type Answer = { body: unknown; account: string; headers?: Record<string, string> };

function ownAccount(world: MastodonWorld, _request: SimulatorRequest, caller: Caller): Answer {
  if (!caller) throw new ApiError(401, "The access token is invalid");
  const account = world.accountsOf(mastodonAccounts).find(({ id }) => id === caller.account);
  if (!account) throw new ApiError(401, "The access token is invalid");
  refuseByScenario(world, account.id, caller);
  return { body: credentialResource(world, account), account: account.id };
}

function statusesOf(world: MastodonWorld, request: SimulatorRequest, caller: Caller, number: string): Answer {
  const { query } = request;
  const owner = world.accountsOf(mastodonAccounts).find((account) => account.number === number);
  if (!owner) throw new ApiError(404, "Record not found");
  request.entry.account = owner.id;
  refuseByScenario(world, owner.id, caller);
  mayReadPosts(caller);
  const limit = Math.min(Math.abs(Number(query.get("limit") ?? 20)) || 20, 40);
  const maxId = query.get("max_id");
  const found = tootsOf(world, owner)
    .filter((toot) => isVisible(toot, owner, caller))
    .filter(({ isBoost }) => !isBoost || query.get("exclude_reblogs") !== "true")
    .filter(({ isReply }) => !isReply || query.get("exclude_replies") !== "true")
    .filter(({ id }) => maxId === null || BigInt(id) < BigInt(maxId))
    .reverse();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = new URLSearchParams(query);
  next.set("max_id", last?.id ?? "");
  const address = `${world.baseUrl}${root}/api/v1/accounts/${number}/statuses`;
  const previous = page[0] ? `, <${address}?min_id=${page[0].id}>; rel="prev"` : "";
  return {
    body: page.map((toot) => statusResource(world, owner, toot)),
    account: owner.id,
    headers: page.length === limit ? { link: `<${address}?${next}>; rel="next"${previous}` } : {},
  };
}

/** In the order asked; what is deleted, unknown or not for the caller is simply missing. */
function statusesById(world: MastodonWorld, request: SimulatorRequest, caller: Caller): Answer {
  mayReadPosts(caller);
  const wanted = request.query.getAll("id[]");
  const owners = world.accountsOf(mastodonAccounts);
  const found = wanted.flatMap((id) =>
    owners.flatMap((owner) => {
      const toot = tootsOf(world, owner).find((one) => one.id === id);
      return toot && isVisible(toot, owner, caller) ? [{ owner, toot }] : [];
    }),
  );
  const account = found[0]?.owner.id ?? "";
  request.entry.account = account || null;
  refuseByScenario(world, account, caller);
  return { body: found.map(({ owner, toot }) => statusResource(world, owner, toot)), account };
}

const routes: {
  operation: string;
  path: RegExp;
  answer: (world: MastodonWorld, request: SimulatorRequest, caller: Caller, id: string) => Answer;
}[] = [
  { operation: "verify_credentials", path: /^\/api\/v1\/accounts\/verify_credentials$/, answer: ownAccount },
  { operation: "accounts.statuses", path: /^\/api\/v1\/accounts\/([\w-]+)\/statuses$/, answer: statusesOf },
  { operation: "statuses", path: /^\/api\/v1\/statuses$/, answer: statusesById },
];

export function answerApi(world: MastodonWorld, request: SimulatorRequest): Reply {
  const path = request.path.slice(root.length);
  const route = request.method === "GET" ? routes.find((one) => one.path.test(path)) : undefined;
  if (!route) return json(404, { error: "Not Found" });
  request.entry.operation = route.operation;
  let limits: Record<string, string> = {};
  try {
    const caller = identify(world, request);
    limits = countCall(world, caller);
    const [, id = ""] = route.path.exec(path) ?? [];
    const { body, account, headers } = route.answer(world, request, caller, id);
    return delay(world, account, disturbBody(world, account, json(200, body, { ...limits, ...headers })));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    request.entry.reason = error.message;
    return delay(world, request.entry.account, json(error.status, { error: error.message }, limits));
  }
}

import { z } from "zod";
import { delay, disturbBody } from "../disturb.ts";
import { json, type Reply, type SimulatorRequest } from "../exchange.ts";
import { fingerprint } from "../fingerprint.ts";
import { type TiktokAccount, tiktokAccounts } from "./accounts.ts";
import { gatewayPage, logId, TiktokError } from "./errors.ts";
import { findAccessToken, type Scope } from "./grants.ts";
import { takeTurn } from "./rate.ts";
import { showUser, showVideo, userFields, videoFields } from "./resources.ts";
import type { TiktokWorld } from "./scenarios.ts";
import { publicVideosFor, videosFor } from "./videos.ts";

export type Call = {
  world: TiktokWorld;
  account: TiktokAccount;
  scopes: string[];
  request: SimulatorRequest;
};
type Method = { operation: string; answer: (call: Call) => Record<string, unknown> };

const methods: Record<string, Method> = {
  "GET /tiktok/v2/user/info/": { operation: "user.info", answer: userInfo },
  "POST /tiktok/v2/video/list/": { operation: "video.list", answer: listVideos },
  "POST /tiktok/v2/video/query/": { operation: "video.query", answer: queryVideos },
};

/** The fields asked for: named in the address, known, and each opened by a scope of the grant. */
function readFields({ world, account, scopes, request }: Call, known: Record<string, Scope>): string[] {
  const fields = (request.query.get("fields") ?? "").split(",").filter(Boolean);
  if (fields.length === 0) throw new TiktokError("invalid_params");
  const taken = world.scenario(account.id, "scope-missing");
  const isTaken = (scope: string) => taken && (taken.as === undefined || taken.as.split(",").includes(scope));
  for (const field of fields) {
    const scope = known[field];
    if (!scope) throw new TiktokError("invalid_params");
    if (!scopes.includes(scope) || isTaken(scope)) {
      const isMissed = world.scenario(account.id, "scope-permission-missed");
      throw new TiktokError(isMissed ? "scope_permission_missed" : "scope_not_authorized");
    }
  }
  return fields;
}

function readBody<Schema extends z.ZodType>({ request }: Call, schema: Schema): z.infer<Schema> {
  if (!request.headers["content-type"]?.startsWith("application/json"))
    throw new TiktokError("invalid_params");
  try {
    return schema.parse(JSON.parse(request.body || "{}"));
  } catch {
    throw new TiktokError("invalid_params");
  }
}

function userInfo(call: Call): Record<string, unknown> {
  return { user: showUser(call, readFields(call, userFields)) };
}

const ListInput = z.object({
  max_count: z.int().min(1).max(20).default(10),
  cursor: z.int().nonnegative().optional(),
});

/**
 * Newest first, before the cursor. A page is cut out of everything there is and what is not public is taken from it
 * afterwards, so that pages are short, as moderation makes them.
 */
function listVideos(call: Call): Record<string, unknown> {
  const { world, account } = call;
  const fields = readFields(call, videoFields);
  const { max_count: most, cursor } = readBody(call, ListInput);
  const isShort = world.scenario(account.id, "short-pages") !== null;
  // Our own cursors are whole seconds; after each an empty page comes, a millisecond further back.
  if (isShort && cursor !== undefined && cursor % 1_000 === 0) {
    return { videos: [], cursor: cursor - 1, has_more: true };
  }
  const before = cursor ?? Number.POSITIVE_INFINITY;
  const rest = videosFor(world, account).filter(({ publishedAt }) => publishedAt < before);
  const page = rest.slice(0, isShort ? Math.ceil(most / 3) : most);
  return {
    videos: page.filter(({ privacy }) => privacy === "public").map((video) => showVideo(call, video, fields)),
    cursor: page.at(-1)?.publishedAt ?? 0,
    has_more: rest.length > page.length,
  };
}

const QueryInput = z.object({
  filters: z.object({ video_ids: z.array(z.string().regex(/^\d+$/)).min(1).max(20) }),
});

/** What is not this account's, not public any more or not there is left out. */
function queryVideos(call: Call): Record<string, unknown> {
  const fields = readFields(call, videoFields);
  const { filters } = readBody(call, QueryInput);
  const videos = publicVideosFor(call.world, call.account).filter(({ id }) => filters.video_ids.includes(id));
  return { videos: videos.map((video) => showVideo(call, video, fields)) };
}

function identify(world: TiktokWorld, { headers, entry }: SimulatorRequest) {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1];
  if (!token) throw new TiktokError("access_token_invalid");
  entry.token = fingerprint(token, 8, "hex");
  const found = findAccessToken(world, token);
  entry.account = found?.grant.account ?? null;
  const account = world.accountsOf(tiktokAccounts).find(({ id }) => id === entry.account);
  if (!found?.isLive || !account) throw new TiktokError("access_token_invalid");
  return { account, scopes: found.grant.scopes };
}

/** What a switched scenario answers in place of the data. */
function refuseByScenario(
  world: TiktokWorld,
  { id }: TiktokAccount,
  request: SimulatorRequest,
): Reply | null {
  const limited = world.takeScenario(id, "rate-limited-429");
  if (limited) {
    throw new TiktokError(
      "rate_limit_exceeded",
      limited.retryAfter ? { "retry-after": limited.retryAfter } : {},
    );
  }
  if (world.takeScenario(id, "internal-error")) throw new TiktokError("internal_error");
  if (world.takeScenario(id, "outage-503") || world.takeScenario(id, "flaky-503"))
    return gatewayPage(request, 503);
  return world.takeScenario(id, "gateway-page") ? gatewayPage(request, 200) : null;
}

function answerAs(world: TiktokWorld, request: SimulatorRequest, { operation, answer }: Method): Reply {
  const { account, scopes } = identify(world, request);
  if (!takeTurn(world, operation)) throw new TiktokError("rate_limit_exceeded");
  const page = refuseByScenario(world, account, request);
  if (page) return page;
  const data = answer({ world, account, scopes, request });
  const unheardOf = world.scenario(account.id, "new-field") ? { mood: { calm: true } } : {};
  const error = { code: "ok", message: "", log_id: logId(world, request), ...unheardOf };
  const reply = json(200, { data: { ...data, ...unheardOf }, error, ...unheardOf });
  if (!world.scenario(account.id, "bare-ids")) return disturbBody(world, account.id, reply);
  return { ...reply, body: String(reply.body).replace(/"id":"(\d+)"/g, '"id":$1') };
}

export function answerDataApi(world: TiktokWorld, request: SimulatorRequest): Reply {
  const method = methods[`${request.method} ${request.path}`];
  if (!method) return gatewayPage(request, 404);
  request.entry.operation = method.operation;
  let reply: Reply;
  try {
    reply = answerAs(world, request, method);
  } catch (error) {
    if (!(error instanceof TiktokError)) throw error;
    reply = error.toReply(world, request);
  }
  return delay(world, request.entry.account, reply);
}

/**
 * The control route: what tests and the simulators' page use to look behind the scene and to move it.
 * Bodies and answers are JSON. A body may be a form instead: then the answer leads back to the page.
 *
 *   GET    /control/accounts                        every account: id, email, channel, counts now, switches
 *   GET    /control/accounts/:id                   one of them
 *   POST   /control/accounts {id}                   one more small channel, for a test of its own
 *   GET    /control/accounts/:id/videos             its videos, newest first, with privacy and counts now
 *   POST   /control/accounts/:id/scenarios {name, on?, times?, ms?, retryAfter?, as?}
 *                                                   throws a switch (scenarios.ts lists them); :id may be "resend"
 *   DELETE /control/accounts/:id/scenarios          all its switches off
 *   POST   /control/accounts/:id/revoke             the person revokes at Google
 *   GET    /control/scenarios                       every switch by name, and what it does
 *   GET    /control/journal?since=N&account=&vendor=&operation=
 *                                                   vendor requests numbered above N, oldest first
 *   DELETE /control/journal                         forgets them; the numbers go on
 *   GET    /control/mails?to=                       the mailbox, newest first
 *   DELETE /control/mails                           empties it
 *   GET    /control/clock                           {now}
 *   POST   /control/clock {to: ISO} or {addDays: n} moves it; never backwards
 *   GET    /control/quota                           {pacificDay, units, batchCalls, dailyUnits}
 *   POST   /control/quota {units?, batchCalls?, dailyUnits?}
 *   GET    /control/sign-ins                        what the page offers for signing in
 *   POST   /control/sign-ins [{label, email, password}]
 *   POST   /control/reset                           grants, switches, mails, journal and quota begin anew; the
 *                                                   clock, the calendar and the sign-ins stay
 */
import { z } from "zod";
import { json, type Reply, redirect, type SimulatorRequest } from "./exchange.ts";
import { mailsTo } from "./mailbox.ts";
import { describeQuota } from "./quota.ts";
import { scenarios, vendorTarget } from "./scenarios.ts";
import { newState } from "./state.ts";
import { SwitchInput, throwSwitch, turnEverythingOff, UnknownTarget } from "./switches.ts";
import type { World } from "./world.ts";
import { hasChannel, hidesSubscribers, roundSubscribers, uploadsOf, videosFor } from "./youtube-resources.ts";

const AccountInput = z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{1,29}$/) });
const ClockInput = z.union([
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
  z.strictObject({ addDays: z.coerce.number().positive().max(3_650) }),
]);
const count = z.coerce.number().int().nonnegative();
const QuotaInput = z.strictObject({
  units: count.optional(),
  batchCalls: count.optional(),
  dailyUnits: count.optional(),
});
const SignInsInput = z.array(z.strictObject({ label: z.string(), email: z.string(), password: z.string() }));

const dayMs = 86_400_000;

type Handler = (world: World, target: string, request: SimulatorRequest) => unknown;

const handlers: Record<string, Handler> = {
  "GET accounts": (world) => world.accounts().map((account) => describeAccount(world, account.id)),
  "GET accounts/:id": (world, target) => describeAccount(world, target),
  "POST accounts": addAccount,
  "GET accounts/:id/videos": (world, target) => describeVideos(world, target),
  "POST accounts/:id/scenarios": (world, target, request) => {
    throwSwitch(world, target, SwitchInput.parse(readBody(request)));
    return { id: target, scenarios: world.state.scenarios[target] ?? {} };
  },
  "DELETE accounts/:id/scenarios": (world, target) => {
    turnEverythingOff(world, target);
    return { id: target, scenarios: {} };
  },
  "POST accounts/:id/revoke": (world, target) => {
    throwSwitch(world, target, { name: "revoked", on: true });
    return { id: target, scenarios: world.state.scenarios[target] ?? {} };
  },
  "GET scenarios": () => scenarios,
  "GET journal": (world, _target, { query }) => listJournal(world, query),
  "DELETE journal": (world) => {
    world.state.journal.entries = [];
    return {};
  },
  "GET mails": (world, _target, { query }) => mailsTo(world.state.mails, query.get("to")),
  "DELETE mails": (world) => {
    world.state.mails = [];
    return {};
  },
  "GET clock": describeClock,
  "POST clock": moveClock,
  "GET quota": describeQuota,
  "POST quota": (world, _target, request) => {
    const { units, batchCalls, dailyUnits } = QuotaInput.parse(readBody(request));
    const quota = describeQuota(world);
    world.state.quota = {
      pacificDay: quota.pacificDay,
      units: units ?? quota.units,
      batchCalls: batchCalls ?? quota.batchCalls,
      dailyUnits: dailyUnits ?? quota.dailyUnits,
    };
    return world.state.quota;
  },
  "GET sign-ins": (world) => world.state.signIns,
  "POST sign-ins": (world, _target, request) => {
    world.state.signIns = SignInsInput.parse(readBody(request));
    return world.state.signIns;
  },
  "POST reset": (world) => {
    const { datasetEnd, clock, spareAccounts, signIns, journal } = world.state;
    Object.assign(world.state, newState(datasetEnd, clock), { spareAccounts, signIns });
    world.state.journal.next = journal.next;
    return {};
  },
};

function readBody({ headers, body }: SimulatorRequest): unknown {
  if (!headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    return body === "" ? {} : JSON.parse(body);
  }
  return Object.fromEntries([...new URLSearchParams(body)].filter(([, value]) => value !== ""));
}

function describeAccount(world: World, id: string) {
  const account = world.account(id);
  const switches = world.state.scenarios[id] ?? {};
  if (!account || !hasChannel(account))
    return { id, email: account?.email, channel: null, scenarios: switches };
  const exact = world.dataset.channelCounts(account.channel, world.clock.now());
  const videos = videosFor(world, account);
  return {
    id,
    email: account.email,
    person: account.person,
    channel: {
      id: account.channel.id,
      uploads: uploadsOf(account.channel),
      title: account.channel.title,
      handle: account.channel.handle,
      ...world.state.names[id],
    },
    counts: {
      exactSubscribers: exact.subscribers,
      subscribers: hidesSubscribers(world, account) ? null : roundSubscribers(exact.subscribers),
      views: exact.views,
      publicVideos: videos.filter(({ privacy }) => privacy === "public").length,
      videos: videos.length,
    },
    scenarios: switches,
  };
}

function describeVideos(world: World, id: string) {
  const account = world.account(id);
  if (!account || !hasChannel(account)) return [];
  return videosFor(world, account)
    .reverse()
    .map((video) => ({
      id: video.id,
      title: video.title,
      publishedAt: new Date(video.publishedAt).toISOString(),
      privacy: video.privacy,
      hidesLikes: video.hidesLikes,
      commentsOff: video.commentsOff,
      counts: world.dataset.videoCounts(video, world.clock.now()),
    }));
}

function addAccount(world: World, _target: string, request: SimulatorRequest) {
  const { id } = AccountInput.parse(readBody(request));
  if (!world.account(id) && id !== vendorTarget) world.state.spareAccounts.push(id);
  return describeAccount(world, id);
}

function listJournal(world: World, query: URLSearchParams) {
  const since = Number(query.get("since") ?? 0);
  const wanted = (["account", "vendor", "operation"] as const).filter((name) => query.get(name));
  return world.state.journal.entries.filter(
    (entry) => entry.n > since && wanted.every((name) => entry[name] === query.get(name)),
  );
}

function describeClock(world: World) {
  return { now: new Date(world.clock.now()).toISOString() };
}

function moveClock(world: World, _target: string, request: SimulatorRequest) {
  const input = ClockInput.parse(readBody(request));
  world.clock.moveTo("to" in input ? Date.parse(input.to) : world.clock.now() + input.addDays * dayMs);
  return describeClock(world);
}

/** A page elsewhere on the web must not move the simulators of a person who happens to run them. */
function isForeign({ headers }: SimulatorRequest): boolean {
  return headers.origin !== undefined && headers.origin !== `http://${headers.host}`;
}

function refusal(error: unknown): Reply {
  if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
  if (error instanceof SyntaxError) return json(400, { error: `The body is no JSON: ${error.message}` });
  if (error instanceof RangeError) return json(400, { error: error.message });
  if (error instanceof UnknownTarget) return json(404, { error: error.message });
  throw error;
}

export function answerControl(world: World, request: SimulatorRequest): Reply {
  if (request.method !== "GET" && isForeign(request)) return json(403, { error: "Not from another page." });
  const form = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
  const path = request.path.replace(/^\/control\//, "");
  const [, target, rest = ""] = /^accounts\/([^/]+)(\/.+)?$/.exec(path) ?? [];
  if (target !== undefined && target !== vendorTarget && !world.account(target)) {
    return json(404, { error: `There is no account "${target}"` });
  }
  // A form can only post: ?method=DELETE stands for the method it means.
  const method = (form && request.query.get("method")) || request.method;
  const handler = handlers[`${method} ${target === undefined ? path : `accounts/:id${rest}`}`];
  if (!handler) return json(404, { error: `${method} ${request.path} is not a control route` });
  try {
    const answer = handler(world, target ?? "", request);
    if (request.method !== "GET") world.changed();
    return form ? redirect("/") : json(200, answer);
  } catch (error) {
    return refusal(error);
  }
}

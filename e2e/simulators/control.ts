/**
 * The control route: what tests and the simulators' page use to look behind the scene and to move it.
 * Bodies and answers are JSON. A body may be a form instead: then the answer leads back to the page.
 *
 *   GET    /control/accounts                        every account: id, platform, platformLabel, email, handle,
 *                                                   name, facts, liveGrants, scenarios, and what its vendor adds
 *   GET    /control/accounts/:id                    one of them
 *   POST   /control/accounts {id, platform?}        one more small account for a test of its own ("youtube")
 *   GET    /control/accounts/:id/posts              its posts, newest first, with privacy and counts now
 *   POST   /control/accounts/:id/scenarios {name, on?, times?, ms?, retryAfter?, as?}
 *                                                   throws a switch of its vendor; :id may be "resend"
 *   DELETE /control/accounts/:id/scenarios          all its switches off
 *   POST   /control/accounts/:id/revoke             the person revokes at the platform
 *   POST   /control/accounts/:id/notices {kind, …}  the vendor tells the product so: {path, status, body} as answered
 *   GET    /control/scenarios                       every vendor's switches by name, and what they do
 *   GET    /control/journal?since=N&account=&vendor=&operation=
 *                                                   vendor requests numbered above N, oldest first
 *   DELETE /control/journal                         forgets them; the numbers go on
 *   GET    /control/mails?to=                       the mailbox, newest first
 *   DELETE /control/mails                           empties it
 *   GET    /control/clock                           {now}
 *   POST   /control/clock {to: ISO} or {addDays: n} moves it; never backwards
 *   GET    /control/quota?platform=                 what the product has used up there ("youtube")
 *   POST   /control/quota?platform= {…}             sets what is given of it
 *   GET    /control/sign-ins                        what the page offers for signing in
 *   POST   /control/sign-ins [{label, email, password, secret?}]
 *   POST   /control/reset                           grants, switches, mails, journal and quotas begin anew; the
 *                                                   clock, the calendar and the sign-ins stay
 */
import { z } from "zod";
import { json, type Reply, redirect, type SimulatorRequest } from "./exchange.ts";
import { mailsTo } from "./mailbox.ts";
import { sendNotice } from "./notices.ts";
import { newState } from "./state.ts";
import { throwSwitch, turnEverythingOff, UnknownTarget } from "./switches.ts";
import type { SimulatedPlatform } from "./vendor.ts";
import type { Resident, World } from "./world.ts";

const defaultPlatform = "youtube";

const AccountInput = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,29}$/),
  platform: z.string().default(defaultPlatform),
});
const ClockInput = z.union([
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
  z.strictObject({ addDays: z.coerce.number().positive().max(3_650) }),
]);
const SignInsInput = z.array(
  z.strictObject({
    label: z.string(),
    email: z.string(),
    password: z.string(),
    secret: z.string().optional(),
  }),
);

const dayMs = 86_400_000;

type Handler = (world: World, request: SimulatorRequest) => unknown;

const handlers: Record<string, Handler> = {
  "GET accounts": (world) => world.residents().map((resident) => describe(world, resident)),
  "POST accounts": addAccount,
  "GET scenarios": ({ simulators }) =>
    Object.fromEntries(simulators.map(({ vendor, scenarios }) => [vendor, scenarios])),
  "GET journal": (world, { query }) => listJournal(world, query),
  "DELETE journal": (world) => {
    world.state.journal.entries = [];
    return {};
  },
  "GET mails": (world, { query }) => mailsTo(world.state.mails, query.get("to")),
  "DELETE mails": (world) => {
    world.state.mails = [];
    return {};
  },
  "GET clock": describeClock,
  "POST clock": moveClock,
  "GET quota": (world, { query }) => budgetOf(world, query).describe(world),
  "POST quota": (world, request) => {
    const budget = budgetOf(world, request.query);
    budget.set(world, readBody(request));
    return budget.describe(world);
  },
  "GET sign-ins": (world) => world.state.signIns,
  "POST sign-ins": (world, request) => {
    world.state.signIns = SignInsInput.parse(readBody(request));
    return world.state.signIns;
  },
  "POST reset": (world) => {
    const { datasetEnd, clock, productUrl, spareAccounts, signIns, journal } = world.state;
    Object.assign(world.state, newState(datasetEnd, clock), { productUrl, spareAccounts, signIns });
    world.state.journal.next = journal.next;
    return {};
  },
};

/** What is asked of one account. */
const accountHandlers: Record<
  string,
  (world: World, resident: Resident, request: SimulatorRequest) => unknown
> = {
  GET: describe,
  "GET /posts": (world, { account, platform }) => platform.describePosts(world, account),
  "POST /revoke": (world, { account: { id } }) => {
    throwSwitch(world, id, { name: "revoked" });
    return switchesOf(world, id);
  },
  "POST /notices": (world, resident, request) => sendNotice(world, resident, readBody(request)),
};

/** What is asked of an account, or of a vendor without any. */
const switchHandlers: Record<string, (world: World, target: string, request: SimulatorRequest) => unknown> = {
  "POST /scenarios": (world, target, request) => {
    throwSwitch(world, target, readBody(request));
    return switchesOf(world, target);
  },
  "DELETE /scenarios": (world, target) => {
    turnEverythingOff(world, target);
    return switchesOf(world, target);
  },
};

const switchesOf = ({ state }: World, id: string) => ({ id, scenarios: state.scenarios[id] ?? {} });

function readBody({ headers, body }: SimulatorRequest): unknown {
  if (!headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    return body === "" ? {} : JSON.parse(body);
  }
  return Object.fromEntries([...new URLSearchParams(body)].filter(([, value]) => value !== ""));
}

function describe(world: World, { account, platform }: Resident) {
  const { id, email, person } = account;
  return {
    id,
    platform: platform.id,
    platformLabel: platform.label,
    email,
    person,
    ...platform.describeAccount(world, account),
    scenarios: world.state.scenarios[id] ?? {},
  };
}

function addAccount(world: World, request: SimulatorRequest) {
  const { id, platform } = AccountInput.parse(readBody(request));
  const isTaken = world.account(id)?.platform.id ?? (world.vendorWithoutAccounts(id) && id);
  platformNamed(world, platform);
  if (isTaken && isTaken !== platform) throw new RangeError(`"${id}" is somebody at ${isTaken}`);
  if (!isTaken) world.state.spareAccounts.push({ id, platform });
  return describe(world, residentNamed(world, id));
}

function residentNamed(world: World, id: string): Resident {
  const resident = world.account(id);
  if (!resident) throw new UnknownTarget(`There is no account "${id}"`);
  return resident;
}

function platformNamed(world: World, id: string): SimulatedPlatform {
  const platform = world.platform(id);
  if (!platform) throw new UnknownTarget(`There is no platform "${id}"`);
  return platform;
}

function budgetOf(world: World, query: URLSearchParams) {
  const { budget, label } = platformNamed(world, query.get("platform") ?? defaultPlatform);
  if (!budget) throw new UnknownTarget(`${label} counts nothing`);
  return budget;
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

function moveClock(world: World, request: SimulatorRequest) {
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

/** @returns what to do; null where there is no such route */
function routeFor(method: string, path: string): Handler | null {
  const [, target, rest = ""] = /^accounts\/([^/]+)(\/.+)?$/.exec(path) ?? [];
  if (target === undefined) return handlers[`${method} ${path}`] ?? null;
  const asked = `${method} ${rest}`.trimEnd();
  const onSwitches = switchHandlers[asked];
  if (onSwitches) return (world, request) => onSwitches(world, target, request);
  const onAccount = accountHandlers[asked];
  return onAccount ? (world, request) => onAccount(world, residentNamed(world, target), request) : null;
}

export async function answerControl(world: World, request: SimulatorRequest): Promise<Reply> {
  if (request.method !== "GET" && isForeign(request)) return json(403, { error: "Not from another page." });
  const form = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
  // A form can only post: ?method=DELETE stands for the method it means.
  const method = (form && request.query.get("method")) || request.method;
  const handler = routeFor(method, request.path.replace(/^\/control\//, ""));
  if (!handler) return json(404, { error: `${method} ${request.path} is not a control route` });
  try {
    const answer = await handler(world, request);
    if (request.method !== "GET") world.changed();
    return form ? redirect("/") : json(200, answer);
  } catch (error) {
    return refusal(error);
  }
}

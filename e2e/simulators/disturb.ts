import type { Reply } from "./exchange.ts";
import type { Scenarios } from "./scenarios.ts";
import type { World } from "./world.ts";

/** What can befall the answers of any server. A vendor lists these among its switches and passes its answers through. */
export const disturbances = {
  slow: { what: "answers after ms", preset: { ms: 10_000 } },
  "malformed-json": { what: "200 with a body that is no JSON" },
  truncated: { what: "the connection ends in the middle of the body" },
  huge: { what: "a valid body of 12 MB" },
} as const satisfies Scenarios;

const hugeBytes = 12_000_000;

/** @param reply a success with a JSON body */
export function disturbBody(
  world: World<keyof typeof disturbances>,
  account: string | null,
  reply: Reply,
): Reply {
  const body = String(reply.body);
  if (world.takeScenario(account, "malformed-json"))
    return { ...reply, body: `${body.slice(0, -2)},"more":[{]}` };
  if (world.takeScenario(account, "truncated")) return { ...reply, delivery: "truncated" };
  if (world.takeScenario(account, "huge")) {
    const padding = `"${"x".repeat(hugeBytes)}"`;
    const padded = body.startsWith("{") ? `{"padding":${padding},` : `[${padding},`;
    return { ...reply, body: padded + body.slice(1) };
  }
  return reply;
}

/** @param reply any answer, also a refusal */
export function delay(world: World<keyof typeof disturbances>, account: string | null, reply: Reply): Reply {
  const slow = world.takeScenario(account, "slow");
  return slow ? { ...reply, delayMs: slow.ms ?? 0 } : reply;
}

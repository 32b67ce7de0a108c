import { proveByLighthouse } from "./prove/lighthouse.ts";
import { proveByMutants } from "./prove/mutation.ts";
import { proveTestsThatImport } from "./prove/tests.ts";
import { proveTiming } from "./prove/timing.ts";

/**
 * `npm run prove`: what takes too long to gate, group after group, an hour or more in all. `npm run prove -- secrets`
 * proves this group alone.
 */
const groups: Record<string, () => boolean | Promise<boolean>> = {
  /** Every property, a hundred times as often as in `npm test`. */
  properties: () => proveTestsThatImport("testing/runs"),
  /** Fifty uses at once of each one-time secret, twenty times over. */
  secrets: () => proveTestsThatImport("testing/at-once"),
  /** Whether the time of an answer tells who has an account. */
  timing: proveTiming,
  /** Every small change to the code of who may do what, noticed by a test or not. */
  mutation: proveByMutants,
  /** Lighthouse's marks for what everybody and a creator see; it has to be installed for that first. */
  lighthouse: proveByLighthouse,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in groups));
if (unknown.length > 0) throw new Error(`No group ${unknown}: there are ${Object.keys(groups).join(", ")}`);

const outcomes: string[] = [];
for (const [name, prove] of Object.entries(groups)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const began = performance.now();
  const isProven = await prove();
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  outcomes.push(`${isProven ? "proven" : "FAILED"}  ${name} (${minutes} min)`);
  if (!isProven) process.exitCode = 1;
}
console.log(`\n${outcomes.join("\n")}`);

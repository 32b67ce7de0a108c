import "server-only";
import postgres from "postgres";
import { asOwner } from "@/db/as-owner";
import { canonicalAddress } from "@/lib/auth/address";
import { now, wallClock } from "@/lib/clock";
import { assumeRole, clients } from "@/lib/db";
import { env } from "@/lib/env";
import { guardedHours, type Removal, removeFactors } from "./remove-by-operator";

// The inner part of `npm run factor:remove`: says one line, and ends with 1 when nothing was removed.
assumeRole("tallyglass_worker");

const said: Record<Removal, string> = {
  nobody: "Nobody here has this address.",
  "not-guarded":
    "This account is not under guard. The person says “This was not me” in a mail of ours first: only that shows that they read it.",
  "too-early": `The guard has not stood for ${guardedHours} hours yet.`,
  "no-factor": "This account has no factor.",
  removed:
    "Removed: app, passkeys, recovery codes, password and sessions. The person was told by mail, and lifts the guard with a new password and a code, both by mail.",
};

const address = canonicalAddress(process.argv[2] ?? "");
const owner = postgres(asOwner(env.DATABASE_URL), { max: 1, onnotice: () => undefined });
const outcome =
  address === null ? "nobody" : await removeFactors(owner, address, { now: await now(), wall: wallClock() });
process.stdout.write(`${said[outcome]}\n`);
process.exitCode = outcome === "removed" ? 0 : 1;
await owner.end();
await clients().close();

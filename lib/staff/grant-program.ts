import "server-only";
import postgres from "postgres";
import { asOwner } from "@/db/as-owner";
import { staffRoles } from "@/db/schema";
import { Address, addressLookups } from "@/lib/auth/address";
import { byteArray } from "@/lib/auth/find-user";
import { now } from "@/lib/clock";
import { assumeRole, clients } from "@/lib/db";
import { env } from "@/lib/env";
import { type StaffChange, tellOfStaff } from "./tell-staff";

// The inner part of `npm run staff:grant`, which gives it an address and a role: it says one line, and ends with 1 when
// nothing was granted.
assumeRole("tallyglass_worker");

const [typed = "", word = ""] = process.argv.slice(2);
const address = Address.safeParse(typed);
const role = staffRoles.find((one) => one === word);
const said = address.success && role ? await grant(address.data, role) : null;
process.stdout.write(`${said ?? `Name an address, and one of the roles ${staffRoles.join(", ")}.`}\n`);
if (!said?.startsWith("Granted")) process.exitCode = 1;
await clients().close();

async function grant(to: string, given: (typeof staffRoles)[number]): Promise<string> {
  const owner = postgres(asOwner(env.DATABASE_URL), { max: 1, onnotice: () => {} });
  try {
    const [row] = await owner<{ outcome: StaffChange | "none" | "last-owner"; told: string[] }[]>`
      select * from appoint_staff(${byteArray(addressLookups(to))}::bytea[], ${given}, null, ${await now()})`;
    if (!row || row.outcome === "none") {
      return "Nobody has an account with this address, has confirmed it and is free of guard and deletion.";
    }
    if (row.outcome === "last-owner") return "This is the last owner: make another one first.";
    await tellOfStaff(row.told.map(BigInt), row.outcome, given);
    return `Granted: this person is staff ${given} from their next sign-in on. They need a second step to begin.`;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

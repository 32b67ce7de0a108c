import "server-only";
import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Context, Person, PersonContext, Role } from "@/lib/context";
import { createKey } from "@/lib/crypto/keyring";
import { lookup } from "@/lib/crypto/keys";
import { seal } from "@/lib/crypto/seal";
import { clients } from "@/lib/db";

/** The day on which tests happen. */
export const testNow = new Date("2026-06-15T09:30:00Z");

export interface MadePerson {
  ctx: PersonContext;
  address: string;
}

/** A verified person with a workspace of their own, sealed and hashed like a real one. */
export async function createPerson(
  options: { role?: Role; now?: Date; address?: string } = {},
): Promise<MadePerson> {
  const now = options.now ?? testNow;
  const address = options.address ?? `person-${randomUUID()}@example.test`;
  const publicId = uuidv7();
  const key = await createKey("profile", now);
  const [row] = await clients().sql<{ user_id: string; workspace_id: string }[]>`
    select * from create_person(${publicId}, ${key.id},
      ${seal(key, address, { table: "users", column: "address", row: publicId })},
      ${lookup("address-lookup", address)}, ${null}, ${null}, ${null}, ${"2026-06-01"}, ${"en"}, ${uuidv7()}, ${now})`;
  if (!row) throw new Error("The address is taken");
  const actor: Person = {
    kind: "person",
    userId: BigInt(row.user_id),
    publicId,
    keyId: key.id,
    sessionId: 0n,
    authenticatedAt: now,
    isFrozen: false,
    restrictedBy: null,
    isGuarded: false,
    rate: null,
    hasWeeklyMedians: false,
    hasHiddenCounts: false,
  };
  const ctx = {
    actor,
    workspaceId: BigInt(row.workspace_id),
    role: options.role ?? "owner",
    now,
    requestId: "test",
  };
  return { ctx, address };
}

/** The same person later, or in another role. */
export function at(ctx: PersonContext, change: Partial<Pick<Context, "now" | "role">>): PersonContext {
  return { ...ctx, ...change };
}

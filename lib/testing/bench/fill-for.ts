import "server-only";
import type { PersonContext } from "@/lib/context";
import { type Extent, fillWorkspace } from "./fill";

/** A person as the database knows them. */
export interface Owner {
  userId: string;
  publicId: string;
  workspaceId: string;
  keyId: string;
}

/** Fills the workspace of somebody who has signed up. @returns the first account's public id */
export async function fillFor(owner: Owner, extent: Extent): Promise<string> {
  const ctx: PersonContext = {
    actor: {
      kind: "person",
      userId: BigInt(owner.userId),
      publicId: owner.publicId,
      keyId: owner.keyId,
      sessionId: 0n,
      authenticatedAt: new Date(),
      isFrozen: false,
      restrictedBy: null,
      isGuarded: false,
      rate: null,
      hasWeeklyMedians: false,
      hasHiddenCounts: false,
    },
    workspaceId: BigInt(owner.workspaceId),
    role: "owner",
    now: new Date(),
    requestId: "bench",
  };
  const [first] = await fillWorkspace(ctx, extent);
  if (!first) throw new Error("No account was made");
  return first.publicId;
}

import "server-only";
import { clients } from "@/lib/db";
import { byteArray } from "./find-user";
import type { Visitor } from "./visitor";

/** Whether this person signed in from this browser before. */
export async function isKnownBrowser(visitor: Visitor, userId: bigint | null): Promise<boolean> {
  const [{ known }] = await clients().sql<[{ known: boolean }]>`select is_known_device(
    ${userId?.toString() ?? "0"}, ${byteArray(visitor.knownAs)}::bytea[]) as known`;
  return known;
}

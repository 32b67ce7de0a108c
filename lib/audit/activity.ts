import "server-only";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/db/client";
import type { DataKey } from "@/lib/crypto/keyring";
import { seal } from "@/lib/crypto/seal";
import { clients } from "@/lib/db";

/** Where a sign-in came from. */
interface Origin {
  key: DataKey;
  device: string;
  /** Cut: "203.0.113.0/24". */
  network: string;
}

/** One line for the person's own list, with the change that it tells of. Gone with them when they are. */
export async function noteActivity(
  tx: Tx,
  { userId, at, kind }: { userId: bigint; at: Date; kind: string },
): Promise<void> {
  await tx.execute(
    sql`select note_activity(${userId.toString()}::bigint, ${uuidv7()}::uuid, ${at.toISOString()}::timestamptz, ${kind},
      null, null)`,
  );
}

/** The same outside of a transaction: of a sign-in with where it came from, or of a mail. */
export async function noteByItself(
  userId: bigint,
  at: Date,
  kind: string,
  origin: Origin | null = null,
): Promise<void> {
  const publicId = uuidv7();
  const sealed = (column: "device" | "network") =>
    origin && seal(origin.key, origin[column], { table: "activity", column, row: publicId });
  await clients().sql`select note_activity(${userId.toString()}, ${publicId}, ${at}, ${kind},
    ${sealed("device")}, ${sealed("network")})`;
}

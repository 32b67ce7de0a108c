import "server-only";
import { desc, gt } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { label, t } from "@/lib/language/t";
import { sayDevice } from "./device-name";
import { authorize } from "./permissions";

export type SessionView = {
  id: string;
  /** "Firefox on Linux". */
  device: string;
  /** The cut network: "203.0.113.0/24". */
  network: string;
  /** ISO instants of the wall clock. */
  createdAt: string;
  lastSeenAt: string;
  isThis: boolean;
};

const unknown = label("unknown");
const say = (kept: string) => (kept === unknown ? t(unknown) : kept);

/** The person's own live sessions, the one used last first. @param wall the real time: sessions end by it */
export async function listSessions(ctx: PersonContext, { wall }: { wall: Date }): Promise<SessionView[]> {
  authorize(ctx, "session:list");
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({
        id: sessions.id,
        publicId: sessions.publicId,
        device: sessions.device,
        network: sessions.network,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(gt(sessions.expiresAt, wall))
      .orderBy(desc(sessions.lastSeenAt), desc(sessions.id)),
  );
  const key = await openKey(ctx.actor.keyId);
  const read = (sealed: Buffer | null, column: string, row: string) =>
    sealed ? open(key, sealed, { table: "sessions", column, row }) : unknown;
  return rows.map((row) => ({
    id: row.publicId,
    device: say(sayDevice(read(row.device, "device", row.publicId))),
    network: say(read(row.network, "network", row.publicId)),
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isThis: row.id === ctx.actor.sessionId,
  }));
}

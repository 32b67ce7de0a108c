import "server-only";
import type { Role } from "@/lib/context";
import { sha256 } from "@/lib/crypto/keys";
import { clients } from "@/lib/db";
import { parseRateChoice, type RateChoice } from "@/lib/metrics/rate-choice";
import { idleLimit, overallLimit } from "./session-limits";

/** A live session, with its person and their first workspace. */
export interface LiveSession {
  sessionId: bigint;
  sessionPublicId: string;
  authenticatedAt: Date;
  expiresAt: Date;
  userId: bigint;
  userPublicId: string;
  keyId: string;
  isFrozen: boolean;
  restrictedBy: string | null;
  isGuarded: boolean;
  rate: RateChoice | null;
  hasWeeklyMedians: boolean;
  hasHiddenCounts: boolean;
  workspaceId: bigint | null;
  role: Role | null;
}

interface SessionRow {
  session_id: string;
  session_public_id: string;
  authenticated_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  user_id: string;
  user_public_id: string;
  key_id: string;
  is_frozen: boolean;
  restricted_by: string | null;
  is_guarded: boolean;
  rate: string | null;
  has_weekly_medians: boolean;
  has_hidden_counts: boolean;
  workspace_id: string | null;
  role: Role | null;
}

const touchEvery = 60_000;

/** The session of a cookie, if it lives, and moves its idle limit. */
export async function findSession(token: string, wall: Date): Promise<LiveSession | null> {
  const { sql } = clients();
  const tokenHash = sha256(token);
  const [row] = await sql<SessionRow[]>`select * from find_session(${tokenHash}, ${wall})`;
  if (!row) return null;
  if (wall.getTime() - row.last_seen_at.getTime() > touchEvery) {
    await sql`select touch_session(${tokenHash}, ${wall}, ${idleLimit}, ${overallLimit})`;
  }
  return {
    sessionId: BigInt(row.session_id),
    sessionPublicId: row.session_public_id,
    authenticatedAt: row.authenticated_at,
    expiresAt: row.expires_at,
    userId: BigInt(row.user_id),
    userPublicId: row.user_public_id,
    keyId: row.key_id,
    isFrozen: row.is_frozen,
    restrictedBy: row.restricted_by,
    isGuarded: row.is_guarded,
    rate: parseRateChoice(row.rate),
    hasWeeklyMedians: row.has_weekly_medians,
    hasHiddenCounts: row.has_hidden_counts,
    workspaceId: row.workspace_id === null ? null : BigInt(row.workspace_id),
    role: row.role,
  };
}

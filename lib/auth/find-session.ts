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

/** What `find_session` gives; of its instants either form. */
export interface SessionRow {
  session_id: string | number;
  session_public_id: string;
  authenticated_at: Date | string;
  last_seen_at: Date | string;
  expires_at: Date | string;
  user_id: string | number;
  user_public_id: string;
  key_id: string;
  is_frozen: boolean;
  restricted_by: string | null;
  is_guarded: boolean;
  rate: string | null;
  has_weekly_medians: boolean;
  has_hidden_counts: boolean;
  workspace_id: string | number | null;
  role: Role | null;
}

const touchEvery = 60_000;

/** The session of a cookie, if it lives, and moves its idle limit. */
export async function findSession(token: string, wall: Date): Promise<LiveSession | null> {
  const { sql } = clients();
  const [row] = await sql<SessionRow[]>`select * from find_session(${sha256(token)}, ${wall})`;
  return row ? toLiveSession(row, token, wall) : null;
}

/** A session that was found, as it was read; moves its idle limit. */
export async function toLiveSession(row: SessionRow, token: string, wall: Date): Promise<LiveSession> {
  if (wall.getTime() - new Date(row.last_seen_at).getTime() > touchEvery) {
    await clients().sql`select touch_session(${sha256(token)}, ${wall}, ${idleLimit}, ${overallLimit})`;
  }
  return {
    sessionId: BigInt(row.session_id),
    sessionPublicId: row.session_public_id,
    authenticatedAt: new Date(row.authenticated_at),
    expiresAt: new Date(row.expires_at),
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

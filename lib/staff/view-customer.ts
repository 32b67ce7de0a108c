import "server-only";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { connectionStates } from "@/db/schema";
import { openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { staffClient } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { asLanguage, type Language } from "@/lib/language/languages";
import { platforms } from "@/lib/platforms/registry";
import { authorizeStaff, mayStaff } from "./permissions";
import type { StaffContext } from "./staff-context";

export type ConnectionState = (typeof connectionStates)[number];

/** An account as the role may see it: what it may not see is undefined. Instants are ISO. */
export interface CustomerView {
  id: string;
  /** Until then this visit sees the page; after it a reason is asked for again. */
  openUntil: string;
  createdAt: string;
  verifiedAt: string | null;
  frozenAt: string | null;
  language: Language;
  workspaces: number;
  owned: number;
  connections: number;
  /** For support, privacy and owners: connections by state. */
  states?: Partial<Record<ConnectionState, number>>;
  /** For support and owners. */
  support?: { hasSecondStep: boolean; guardedAt: string | null; grantExpiresAt: string | null };
  /** For support, privacy and owners: a platform said that the person is too young. */
  restrictedAt?: string | null;
  /** For privacy and owners. */
  privacy?: { newestExport: string | null; erasureRunsAt: string | null };
  /** What staff did about the account, newest first, as the audit names it. */
  looks: { at: string; action: string }[];
}

interface Row {
  open_until: Date;
  created_at: Date;
  verified_at: Date | null;
  frozen_at: Date | null;
  language: string;
  workspaces: number;
  owned: number;
  connections: number;
  states: Partial<Record<ConnectionState, number>> | null;
  has_factor: boolean | null;
  guarded_at: Date | null;
  restricted_at: Date | null;
  newest_export: string | null;
  erasure_runs_at: Date | null;
  grant_expires_at: Date | null;
}

const mostLooks = 20;
const iso = (at: Date | null) => at?.toISOString() ?? null;

/** @throws NotFoundError for whoever this visit has not opened, or not lately */
export async function viewCustomer(ctx: StaffContext, { id }: { id: string }): Promise<CustomerView> {
  authorizeStaff(ctx, "customer:view");
  if (!z.uuid().safeParse(id).success) throw new NotFoundError("Page");
  const { tokenHash, role } = ctx.staff;
  const sql = staffClient();
  const [row] = await sql<Row[]>`
    select * from staff_view_customer(${tokenHash}, ${id}, ${ctx.wall}, ${ctx.now})`;
  if (!row) throw new NotFoundError("Page");
  const looks = await sql<{ at: Date; action: string }[]>`
    select * from staff_list_looks(${tokenHash}, ${id}, ${mostLooks}, ${ctx.wall})`;
  return {
    id,
    openUntil: row.open_until.toISOString(),
    createdAt: row.created_at.toISOString(),
    verifiedAt: iso(row.verified_at),
    frozenAt: iso(row.frozen_at),
    language: asLanguage(row.language),
    workspaces: row.workspaces,
    owned: row.owned,
    connections: row.connections,
    ...(row.states ? { states: row.states, restrictedAt: iso(row.restricted_at) } : {}),
    ...(mayStaff(role, "connection:view")
      ? {
          support: {
            hasSecondStep: row.has_factor === true,
            guardedAt: iso(row.guarded_at),
            grantExpiresAt: iso(row.grant_expires_at),
          },
        }
      : {}),
    ...(mayStaff(role, "audit:list")
      ? { privacy: { newestExport: row.newest_export, erasureRunsAt: iso(row.erasure_runs_at) } }
      : {}),
    looks: looks.map(({ at, action }) => ({ at: at.toISOString(), action })),
  };
}

/** One connection, without a figure. Instants are ISO. */
export interface SupportedConnection {
  id: string;
  platform: string;
  handle: string;
  state: ConnectionState;
  /** A PlatformError kind, since when. */
  problem: string | null;
  problemSince: string | null;
  isPaused: boolean;
  grantedAt: string;
  endsAt: string | null;
  lastSuccessAt: string | null;
  lastTriedAt: string | null;
  failures: number;
  /** "done", or a PlatformError kind. */
  lastOutcome: string | null;
  nextReadAt: string | null;
}

/** While the person allows it; empty without a grant. The first look is in their activity. */
export async function viewConnections(
  ctx: StaffContext,
  { id }: { id: string },
): Promise<SupportedConnection[]> {
  authorizeStaff(ctx, "connection:view");
  const rows = await staffClient()<
    {
      account_id: string;
      platform: string;
      key_id: string;
      handle_sealed: Buffer;
      state: ConnectionState;
      problem: string | null;
      problem_since: Date | null;
      granted_at: Date;
      ends_at: Date | null;
      last_success_at: Date | null;
      last_tried_at: Date | null;
      failures: number;
      paused_at: Date | null;
      last_outcome: string | null;
      next_read_at: Date | null;
    }[]
  >`select * from staff_list_connections(${ctx.staff.tokenHash}, ${id}, ${uuidv7()}, ${ctx.wall}, ${ctx.now})`;
  const labels = new Map<string, string>(
    platforms().map(({ descriptor }) => [descriptor.id, descriptor.label]),
  );
  return Promise.all(
    rows.map(async (row) => ({
      id: row.account_id,
      platform: labels.get(row.platform) ?? row.platform,
      handle: open(await openKey(row.key_id), row.handle_sealed, {
        table: "accounts",
        column: "handle",
        row: row.account_id,
      }),
      state: row.state,
      problem: row.problem,
      problemSince: iso(row.problem_since),
      isPaused: row.paused_at !== null,
      grantedAt: row.granted_at.toISOString(),
      endsAt: iso(row.ends_at),
      lastSuccessAt: iso(row.last_success_at),
      lastTriedAt: iso(row.last_tried_at),
      failures: row.failures,
      lastOutcome: row.last_outcome,
      nextReadAt: iso(row.next_read_at),
    })),
  );
}

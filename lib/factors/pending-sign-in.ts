import "server-only";
import { byteArray } from "@/lib/auth/find-user";
import { current, type Visitor } from "@/lib/auth/visitor";
import { randomToken, sha256 } from "@/lib/crypto/keys";
import { clients } from "@/lib/db";
import { InvalidInputError } from "@/lib/errors";
import { t } from "@/lib/language/t";

const lifetimeMs = 10 * 60_000;
/** Codes that may be typed into one sign-in. */
const tries = 5;

/** A first proof without its second: the browser gets this cookie in place of a session. */
export interface PendingSignIn {
  pendingToken: string;
  expiresAt: Date;
}

export async function beginPending(visitor: Visitor, userId: bigint): Promise<PendingSignIn> {
  const pending = {
    pendingToken: randomToken(),
    expiresAt: new Date(visitor.wall.getTime() + lifetimeMs),
  };
  await clients().sql`select begin_pending(${userId.toString()}, ${sha256(pending.pendingToken)},
    ${current(visitor.browser)}, ${visitor.wall}, ${pending.expiresAt})`;
  return pending;
}

/** Whose sign-in waits in this browser, without counting a try. */
export async function findPending(
  visitor: Pick<Visitor, "browser" | "wall">,
  pendingToken: string,
): Promise<bigint | null> {
  const [row] = await clients().sql<[{ user_id: string | null }]>`select find_pending(${sha256(pendingToken)},
    ${byteArray(visitor.browser)}::bytea[], ${visitor.wall}, ${tries}) as user_id`;
  return row.user_id ? BigInt(row.user_id) : null;
}

/** Counts a try. @returns whose sign-in it is @throws InvalidInputError when none waits, or it has had its tries */
export async function tryPending(visitor: Visitor, pendingToken: string): Promise<bigint> {
  const [row] = await clients().sql<[{ user_id: string | null }]>`select try_pending(${sha256(pendingToken)},
    ${byteArray(visitor.browser)}::bytea[], ${visitor.wall}, ${tries}) as user_id`;
  if (!row.user_id) throw tooLate();
  return BigInt(row.user_id);
}

/** Ends the waiting: of any number at once one goes on. @throws InvalidInputError for all others */
export async function consumePending(visitor: Visitor, pendingToken: string): Promise<void> {
  const [row] = await clients().sql<[{ used: boolean }]>`
    select use_pending(${sha256(pendingToken)}, ${visitor.wall}) as used`;
  if (!row.used) throw tooLate();
}

const tooLate = () =>
  new InvalidInputError(t("This sign-in is over: ten minutes or five tries have passed. Begin again."));

import "server-only";
import { v7 as uuidv7 } from "uuid";
import { noteByItself } from "@/lib/audit/activity";
import { openKey } from "@/lib/crypto/keyring";
import { randomToken, sha256 } from "@/lib/crypto/keys";
import { seal } from "@/lib/crypto/seal";
import { clients } from "@/lib/db";
import type { Language } from "@/lib/language/languages";
import { truncatedNetwork } from "@/lib/security/client-address";
import { endSessionOf } from "./end-session";
import type { FoundUser } from "./find-user";
import { isKnownBrowser } from "./known-browser";
import { tellOfSignIn } from "./security-notices";
import { current, type Visitor } from "./visitor";

const idleMilliseconds = 7 * 24 * 60 * 60 * 1000;

/** What the browser gets: the only place where the token is readable. */
export interface NewSession {
  token: string;
  expiresAt: Date;
  /** The person's, where a session begins: the browser speaks it from here on. */
  language?: Language;
}

/**
 * The one place where a session begins. The one this browser had ends, so that nobody goes on under a session that
 * was there before they proved who they are. A browser that was not seen before is told of by mail.
 * @param isFirst the person has just proven a new address: nobody needs to be told of their own sign-up
 */
export async function createSession(
  visitor: Visitor,
  person: Pick<FoundUser, "userId" | "keyId" | "language">,
  isFirst = false,
): Promise<NewSession> {
  const isTold = !isFirst && !(await isKnownBrowser(visitor, person.userId));
  const token = randomToken();
  const publicId = uuidv7();
  const key = await openKey(person.keyId);
  const place = (column: string) => ({ table: "sessions", column, row: publicId });
  const expiresAt = new Date(visitor.wall.getTime() + idleMilliseconds);
  await clients().sql`select begin_session(${person.userId.toString()}, ${publicId}, ${sha256(token)},
    ${seal(key, visitor.device, place("device"))},
    ${seal(key, truncatedNetwork(visitor.address), place("network"))},
    ${current(visitor.knownAs)}, ${visitor.wall}, ${expiresAt})`;
  await noteByItself(person.userId, visitor.now, "session.began", {
    key,
    device: visitor.device,
    network: truncatedNetwork(visitor.address),
  });
  if (isTold) visitor.later(() => tellOfSignIn(person.userId, visitor));
  if (visitor.session) await endSessionOf(visitor.session);
  return { token, language: person.language, expiresAt };
}

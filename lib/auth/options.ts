import "server-only";
import type { DefaultSession, NextAuthOptions } from "next-auth";
import { derivedKeys } from "@/lib/crypto/keys";
import { logError } from "@/lib/log";
import { type Sighting, sessionAdapter } from "./adapter";
import { cookieName, cookieOptions, sessionCookieSeconds } from "./cookies";
import { current } from "./visitor";

/** All that the browser may learn about its session. */
type SessionView = DefaultSession & { user: { id: string } };

/**
 * next-auth keeps the cookie, `getServerSession` and sign-out. It has no providers: every proof of identity is a verb
 * of ours that ends in `createSession`.
 */
export function authOptions(wall: Date, sighting: Sighting = {}): NextAuthOptions {
  return {
    adapter: sessionAdapter(wall, sighting),
    providers: [],
    secret: current(derivedKeys("auth-cookies")).toString("base64url"),
    session: { strategy: "database", maxAge: sessionCookieSeconds },
    cookies: { sessionToken: { name: cookieName("session"), options: cookieOptions() } },
    pages: { signIn: "/signin", signOut: "/signin", error: "/signin", verifyRequest: "/signin" },
    callbacks: {
      // Without this the answer of /api/auth/session would carry whatever the adapter returned.
      session: ({ session, user }): SessionView => ({ expires: session.expires, user: { id: user.id } }),
    },
    logger: {
      error: (code, metadata) =>
        logError("session.failed", metadata instanceof Error ? metadata : metadata.error, { kind: code }),
      warn: () => {},
      debug: () => {},
    },
  };
}

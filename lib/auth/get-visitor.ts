import "server-only";
import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { after } from "next/server";
import { now, wallClock } from "@/lib/clock";
import { randomToken } from "@/lib/crypto/keys";
import { logError } from "@/lib/log";
import { clientAddressHeader } from "@/lib/security/front-door";
import { cookieName, writeBrowserCookie } from "./cookies";
import { deviceName } from "./device-name";
import { browserHashes, type Visitor } from "./visitor";

/** The browser as a page sees it, which gives no cookies. Null for one that never signed in here. */
export async function seenBrowser(): Promise<Pick<Visitor, "browser" | "wall"> | null> {
  const known = (await cookies()).get(cookieName("browser"))?.value;
  return known ? { browser: browserHashes(known).browser, wall: wallClock() } : null;
}

/** The maker of visitors. Gives the browser its cookie, so only in a server action or a route handler. */
export async function getVisitor(): Promise<Visitor> {
  const [jar, said] = [await cookies(), await headers()];
  const known = jar.get(cookieName("browser"))?.value;
  const cookie = known && /^[\w-]{43}$/.test(known) ? known : randomToken();
  // Written every time: a browser in use stays known.
  await writeBrowserCookie(cookie);
  const requestId = said.get("x-request-id") ?? randomUUID();
  return {
    ...browserHashes(cookie),
    device: deviceName(said.get("user-agent")),
    address: said.get(clientAddressHeader) ?? "unknown",
    session: jar.get(cookieName("session"))?.value ?? null,
    wall: wallClock(),
    now: await now(),
    requestId,
    later: (work) =>
      after(async () => {
        try {
          await work();
        } catch (error) {
          // The answer is gone already: the log is the only place left to say it.
          logError("visitor.work-failed", error, { requestId });
        }
      }),
  };
}

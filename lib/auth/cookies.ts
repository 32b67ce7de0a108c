import "server-only";
import { cookies } from "next/headers";
import { env } from "@/lib/env";

const day = 24 * 60 * 60;
/** Longer than any session lives; the table decides when one ends. */
export const sessionCookieSeconds = 30 * day;
const browserCookieSeconds = 90 * day;

/** On https the prefix makes browsers refuse the cookie from anywhere but this very host. */
export function cookieName(name: "session" | "browser"): string {
  return isHttps() ? `__Host-${name}` : name;
}

export function cookieOptions() {
  return { httpOnly: true, secure: isHttps(), sameSite: "lax", path: "/" } as const;
}

/** Puts a new session into the browser. Only in a server action or a route handler. */
export async function writeSessionCookie(token: string): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName("session"), token, { ...cookieOptions(), maxAge: sessionCookieSeconds });
}

export async function clearSessionCookie(): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName("session"), "", { ...cookieOptions(), maxAge: 0 });
}

/** Binds mails to the browser that asked for them, and tells a known browser from an unknown one. */
export async function writeBrowserCookie(value: string): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName("browser"), value, { ...cookieOptions(), maxAge: browserCookieSeconds });
}

function isHttps(): boolean {
  return env.APP_URL.startsWith("https://");
}

import "server-only";
import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { languageCookie } from "@/lib/language/asked";
import type { Language } from "@/lib/language/languages";

const day = 24 * 60 * 60;
/** Longer than any session lives; the table decides when one ends. */
export const sessionCookieSeconds = 30 * day;
const browserCookieSeconds = 90 * day;
const languageCookieSeconds = 365 * day;
const pendingCookieSeconds = 10 * 60;

/** On https the prefix makes browsers refuse the cookie from anywhere but this very host. */
export function cookieName(name: "session" | "browser" | "pending" | typeof languageCookie): string {
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

/** In place of a session until the second step is done; ten minutes. Only in a server action or a route handler. */
export async function writePendingCookie(token: string): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName("pending"), token, { ...cookieOptions(), maxAge: pendingCookieSeconds });
}

export async function clearPendingCookie(): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName("pending"), "", { ...cookieOptions(), maxAge: 0 });
}

export async function readPendingCookie(): Promise<string> {
  return (await cookies()).get(cookieName("pending"))?.value ?? "";
}

/** Binds mails to the browser that asked for them, and tells a known browser from an unknown one. */
export async function writeBrowserCookie(value: string): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName("browser"), value, { ...cookieOptions(), maxAge: browserCookieSeconds });
}

/** The language that this browser is answered in. Only in a server action or a route handler. */
export async function writeLanguageCookie(language: Language): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName(languageCookie), language, { ...cookieOptions(), maxAge: languageCookieSeconds });
}

interface CookieView {
  name: string;
  purpose: string;
  /** "30 days", "Until the browser is closed". */
  lifetime: string;
}

/** Every cookie the product can set; each is strictly necessary. */
export function describeCookies(): CookieView[] {
  const library = (name: string, prefix: string) => `${isHttps() ? prefix : ""}next-auth.${name}`;
  const days = (seconds: number) => `${seconds / day} days`;
  return [
    {
      name: cookieName("session"),
      purpose: "Keeps you signed in. It holds a random value, of which we store only the SHA-256.",
      lifetime: `${days(sessionCookieSeconds)}; we end the session after 7 days without use, or when you sign out`,
    },
    {
      name: cookieName("browser"),
      purpose:
        "Set when you sign up or sign in. A link or code we mail works only in the browser that asked for it, and you still get in while somebody else guesses at your password.",
      lifetime: `${days(browserCookieSeconds)} after the last sign-in`,
    },
    {
      name: cookieName("pending"),
      purpose:
        "Set between the two steps of a sign-in, where you have a second one. It opens nothing by itself.",
      lifetime: "10 minutes, or until the second step is done",
    },
    {
      name: cookieName(languageCookie),
      purpose: "Set when you choose a language, or sign in having chosen one. It holds that language alone.",
      lifetime: `${days(languageCookieSeconds)} after the last choice`,
    },
    {
      name: library("csrf-token", "__Host-"),
      purpose: "Protects the library's own sign-out address against other sites. Our pages do not need it.",
      lifetime: "Until the browser is closed",
    },
    {
      name: library("callback-url", "__Secure-"),
      purpose: "Where that address leads back to: always a page of ours.",
      lifetime: "Until the browser is closed",
    },
  ];
}

function isHttps(): boolean {
  return env.APP_URL.startsWith("https://");
}

import "server-only";
import { z } from "zod";
import { env } from "./env";

const Answer = z.object({ now: z.iso.datetime() });

/**
 * The product's calendar: readings, retention and undo days count by it. `CLOCK_URL` (demo and test only) moves it.
 * Signing in counts by the wall clock, so a calendar that jumps ends nobody's session.
 */
export async function now(): Promise<Date> {
  if (!env.CLOCK_URL) return new Date();
  const response = await fetch(env.CLOCK_URL, { cache: "no-store", signal: AbortSignal.timeout(5_000) });
  return new Date(Answer.parse(await response.json()).now);
}

/** The real time, for what a person's own clock measures: sessions, one-time secrets, rate limits. */
export function wallClock(): Date {
  return new Date();
}

import "server-only";
import type { Allowance } from "@/lib/platforms/types";
import { dayWindow } from "./day-window";

/**
 * What a request is for: the day's readings are "planned"; what a person waits for, a first reading too, is "asked";
 * titles and covers of what somebody looks at are "looked", and the first to be done without.
 */
export type Purpose = "planned" | "asked" | "looked";

/** The part of an allowance that planned readings leave to people. What is left of it late in the day they may have. */
export const reserved = 0.2;
/** The part of a day's allowance that people may use, and up to where titles may, so that nobody takes the others' days. */
const mostByPeople = { asked: 0.5, looked: 0.25 };
/** Planned readings may run so much of a day ahead of an even pace. */
const lead = 1 / 6;
/** A sliding stretch is counted in so many steps. */
const steps = 12;

/**
 * How an allowance is counted: in slots of one length, the newest beginning at `slotAt`. A sliding stretch is covered by
 * one more slot than it has steps, so that no stretch of its length ever holds more than was granted.
 */
export interface Counting {
  slotAt: Date;
  slotMs: number;
  slots: number;
}

export type Counted = Exclude<Allowance, { kind: "told" }>;

export function countingOf(allowance: Counted, now: Date): Counting {
  if (allowance.kind === "day") {
    const { start, end } = dayWindow(allowance.zone, now);
    return { slotAt: start, slotMs: end.getTime() - start.getTime(), slots: 1 };
  }
  const slotMs = (allowance.seconds * 1000) / steps;
  return { slotAt: new Date(Math.floor(now.getTime() / slotMs) * slotMs), slotMs, slots: steps + 1 };
}

/** @param inAll the most that may be spent, for whatever purpose; `asked` the most for people alone */
export interface Ceilings {
  inAll: number;
  asked: number;
}

/** Up to where a request of this purpose may spend, now. */
export function ceilingsOf(allowance: Counted, purpose: Purpose, now: Date): Ceilings {
  const { units } = allowance;
  if (purpose !== "planned") {
    const part = allowance.kind === "day" ? mostByPeople[purpose] : 1;
    return { inAll: units, asked: Math.floor(units * part) };
  }
  const kept = units * reserved * (allowance.kind === "day" ? 1 - elapsed(allowance.zone, now) : 1);
  return { inAll: Math.floor(units - kept), asked: units };
}

/**
 * Up to where planned readings are begun, now: at an even pace with some lead, so that the day's last hours are served
 * like its first. One that has begun may go on to its ceiling.
 */
export function paceOf(allowance: Counted, now: Date): number {
  const ceiling = ceilingsOf(allowance, "planned", now).inAll;
  if (allowance.kind === "sliding") return ceiling;
  return Math.min(ceiling, Math.floor(allowance.units * (elapsed(allowance.zone, now) + lead)));
}

/** When the pace lets planned readings begin that bring a day's spending to so many units: the next day at the latest. */
export function paceReaches(allowance: Extract<Counted, { kind: "day" }>, spent: number, now: Date): Date {
  const { start, end } = dayWindow(allowance.zone, now);
  const part = Math.min(1, Math.max(0, spent / allowance.units - lead));
  const time = start.getTime() + part * (end.getTime() - start.getTime());
  return new Date(spent > allowance.units ? end.getTime() : Math.max(now.getTime(), time));
}

function elapsed(zone: string, now: Date): number {
  const { start, end } = dayWindow(zone, now);
  return (now.getTime() - start.getTime()) / (end.getTime() - start.getTime());
}

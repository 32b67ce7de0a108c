import "server-only";
import type { z } from "zod";
import { type Egress, EgressError } from "@/lib/http/egress";
import { PlatformError } from "./errors";
import { NothingSent, ofEgress } from "./failed-call";

/** An answer as it came, whatever its status. */
export interface JsonAnswer {
  status: number;
  headers: Headers;
  isEmpty: boolean;
  /** As `parseJson` reads it; undefined where it is no JSON, which `null` is. */
  body: unknown;
}

/** One call through our own egress. @throws PlatformError where there is no answer, and never the request in it */
export async function askJson(egress: Egress, url: URL, init: RequestInit = {}): Promise<JsonAnswer> {
  try {
    const answer = await egress(url, init);
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      isEmpty: text.trim() === "",
      body: parseJson(text),
    };
  } catch (error) {
    // Our own count of what is granted kept it here.
    if (error instanceof PlatformError) throw error;
    if (error instanceof EgressError) throw new PlatformError(ofEgress(error), { cause: error });
    // Thrown before anything was sent, for instance by a token with a line break in it.
    throw new PlatformError({ kind: "unexpected", reason: "request" }, { cause: new NothingSent(error) });
  }
}

/** JSON whose whole numbers keep every digit: those that a JavaScript number cannot hold come as bigints. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, exactly);
  } catch {
    return undefined;
  }
}

function exactly(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  const lostDigits =
    typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(source ?? "");
  return lostDigits && source ? BigInt(source) : value;
}

/** @throws PlatformError unexpected/shape, with the path of the first member that is not as documented */
export function readAs<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new PlatformError({ kind: "unexpected", reason: "shape", path });
}

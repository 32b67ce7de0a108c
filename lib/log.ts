import "server-only";
import { AppError } from "./errors";
import { scrub } from "./scrub";

/** Everything a log line may say: ids, counts and names of our own. A personal value has no field to go to. */
interface LogFields {
  requestId?: string;
  userId?: string;
  workspaceId?: string;
  accountId?: string;
  connectionId?: string;
  entityId?: string;
  job?: string;
  platform?: string;
  kind?: string;
  status?: number;
  count?: number;
  milliseconds?: number;
  route?: string;
  detail?: string;
  /** What the error page shows, where a failed rendering reaches the reader without its request id. */
  errorId?: string;
  /** A UTC day. */
  day?: string;
  /** A place in the audit chain, and the hash there. */
  sequence?: string;
  hash?: string;
}

const id = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{1,19})$/;
const number = /^-?\d{1,15}(\.\d+)?$/;
const name = /^[A-Za-z][A-Za-z_.-]{0,39}$/;

/** How each looks when it is what it says; anything else is withheld, and a field that is not here is left out. */
const shapes: Record<keyof LogFields, RegExp | typeof scrub> = {
  // A request's, or a job's name with the moment of its run.
  requestId: /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z-]{1,40}-\d{1,14})$/,
  userId: id,
  workspaceId: id,
  accountId: id,
  connectionId: id,
  entityId: id,
  job: name,
  platform: /^([a-z]{2,20})?$/,
  kind: name,
  status: number,
  count: number,
  milliseconds: number,
  // The pattern of a route, never an address that somebody asked for.
  route: /^\/[a-z()[\]./-]{0,120}$/,
  detail: scrub,
  errorId: /^\d{1,20}(@E\d{1,6})?$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  sequence: /^\d{1,19}$/,
  hash: /^[0-9a-f]{64}$/,
};

/** One JSON line on standard output. @param event dotted, past tense: "sync.finished" */
export function log(event: string, fields: LogFields = {}): void {
  write("info", event, fields);
}

/** A bug or an outage: the error's class, place and cause chain, never its message where that may carry values. */
export function logError(event: string, error: unknown, fields: LogFields = {}): void {
  write("error", event, fields, summary(error));
}

/** Somebody should look now. An operator's own watch wakes them on this level. */
export function alarm(event: string, fields: LogFields = {}): void {
  write("alarm", event, fields);
}

function write(level: string, event: string, fields: LogFields, summary: object = {}): void {
  const line = { at: new Date().toISOString(), level, event, ...allowed(fields), ...summary };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function allowed(fields: object): Record<string, unknown> {
  const said = Object.entries(fields).flatMap(([field, value]) => {
    const shape = Object.hasOwn(shapes, field) ? shapes[field as keyof LogFields] : null;
    if (shape === null || value === undefined) return [];
    if (typeof shape === "function") return [[field, shape(String(value))]];
    return [[field, shape.test(String(value)) ? value : "[withheld]"]];
  });
  return Object.fromEntries(said);
}

function summary(error: unknown): { error: string; stack?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? ` ${named(error.code)}` : "";
  const chain = error.cause instanceof Error ? ` < ${named(error.cause.name)}` : "";
  const said = error instanceof AppError ? `: ${scrub(error.message)}` : "";
  return { error: `${named(error.name)}${code}${said}${chain}`, stack: framesOf(error) };
}

/** Names are the program's own words, but libraries let anything be one. */
const named = (word: string) => (/^\w{1,40}$/.test(word) ? word : "[withheld]");

/** The first frames. A message can have lines that look like some, so they are read from the end. */
function framesOf({ message, stack = "" }: Error): string[] {
  const lines = stack.replace(message, "").split("\n");
  const last = lines.findLastIndex((line) => !/^\s+at [^"'`]{1,300}$/.test(line));
  return lines.slice(last + 1, last + 7).map((line) => line.trim());
}

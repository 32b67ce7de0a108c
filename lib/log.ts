import "server-only";
import { AppError } from "./errors";

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
  /** A UTC day. */
  day?: string;
  /** A place in the audit chain, and the hash there. */
  sequence?: string;
  hash?: string;
}

/** One JSON line on standard output. @param event dotted, past tense: "sync.finished" */
export function log(event: string, fields: LogFields = {}): void {
  write("info", event, fields);
}

/** A bug or an outage: the error's class, place and cause chain, never its message where that may carry values. */
export function logError(event: string, error: unknown, fields: LogFields = {}): void {
  write("error", event, { ...fields, ...summary(error) });
}

function write(level: string, event: string, fields: object): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
}

function summary(error: unknown): { error: string; stack?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const chain = error.cause instanceof Error ? ` < ${error.cause.name}` : "";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const said = error instanceof AppError ? `: ${error.message}` : "";
  return {
    error: `${error.name}${code}${said}${chain}`,
    stack: frames.slice(0, 6).map((line) => line.trim()),
  };
}

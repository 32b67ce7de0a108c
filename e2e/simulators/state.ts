import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ScenarioSettings } from "./scenarios.ts";

export type JournalEntry = {
  n: number;
  /** Simulated time. */
  at: string;
  vendor: string;
  operation: string;
  method: string;
  path: string;
  queryNames: string[];
  account: string | null;
  /** The first hex digits of the token's SHA-256; the token itself is nowhere. */
  token: string | null;
  /** null while unanswered, and for ever when the caller never got an answer. */
  status: number | null;
  /** The vendor's own word for what went wrong. */
  reason: string | null;
};

export type Mail = {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  replyTo: string[];
  attachments: string[];
  idempotencyKey: string | null;
};

export type State = {
  datasetEnd: string;
  /** Simulated time minus wall time, and the newest simulated instant anyone was told. */
  clock: { offsetMs: number; newestMs: number };
  /** Where the product answers: the origin to which somebody was last sent back from a consent page. */
  productUrl: string | null;
  spareAccounts: { id: string; platform: string }[];
  scenarios: Record<string, Record<string, ScenarioSettings>>;
  /** What each vendor keeps, under the name of its part. */
  parts: Record<string, unknown>;
  journal: { next: number; entries: JournalEntry[] };
  mails: Mail[];
  /** `secret` is an authenticator app's: the page plays the app. */
  signIns: { label: string; email: string; password: string; secret?: string | undefined }[];
};

/** What a vendor keeps over a restart, by a name of its own. Plain JSON; it begins anew on reset. */
export type Part<Content> = { name: string; begin: () => Content };

export function newState(datasetEnd: string, clock: State["clock"]): State {
  return {
    datasetEnd,
    clock,
    productUrl: null,
    spareAccounts: [],
    scenarios: {},
    parts: {},
    journal: { next: 1, entries: [] },
    mails: [],
    signIns: [],
  };
}

/** null when the file is not there yet. @throws when it is there and cannot be read, or is of another make */
export function readState(file: string): State | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  try {
    const state: State = JSON.parse(text);
    if (typeof state.parts !== "object") throw new Error("It knows no vendors' parts");
    return state;
  } catch (cause) {
    throw new Error(`${file} is not the simulators' JSON; remove it to begin anew`, { cause });
  }
}

/** By a rename, so that a reader finds the old state or the new one and never half of one. */
export function writeState(file: string, state: State): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  renameSync(draft, file);
}

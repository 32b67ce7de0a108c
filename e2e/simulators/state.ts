import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ScenarioSettings } from "./scenarios.ts";

export type AuthorizationCode = {
  account: string;
  redirectUri: string;
  scopes: string[];
  challenge: { value: string; method: "S256" | "plain" } | null;
  wantsRefreshToken: boolean;
  /** Wall clock, ms: a person stands between consent and exchange, whatever the simulated day. */
  expiresAtWall: number;
  used: boolean;
};

export type Grant = {
  account: string;
  scopes: string[];
  refreshTokens: string[];
  grantedAt: number;
  lastUsedAt: number;
  expiresAt: number | null;
  revoked: boolean;
};

export type AccessToken = { grant: string; expiresAt: number };

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
  spareAccounts: string[];
  codes: Record<string, AuthorizationCode>;
  grants: Record<string, Grant>;
  accessTokens: Record<string, AccessToken>;
  scenarios: Record<string, Record<string, ScenarioSettings>>;
  videos: Record<string, "deleted" | "private" | "unlisted" | "public">;
  names: Record<string, { title: string; handle: string }>;
  quota: { pacificDay: string; units: number; batchCalls: number; dailyUnits: number };
  journal: { next: number; entries: JournalEntry[] };
  mails: Mail[];
  idempotency: Record<string, { body: string; id: string; atWall: number }>;
  signIns: { label: string; email: string; password: string }[];
};

export function newState(datasetEnd: string, clock: State["clock"]): State {
  return {
    datasetEnd,
    clock,
    spareAccounts: [],
    codes: {},
    grants: {},
    accessTokens: {},
    scenarios: {},
    videos: {},
    names: {},
    quota: { pacificDay: "", units: 0, batchCalls: 0, dailyUnits: 10_000 },
    journal: { next: 1, entries: [] },
    mails: [],
    idempotency: {},
    signIns: [],
  };
}

/** null when the file is not there yet. @throws when it is there and cannot be read. */
export function readState(file: string): State | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  try {
    return JSON.parse(text) as State;
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

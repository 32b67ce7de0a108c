import type { IncomingHttpHeaders } from "node:http";
import type { JournalEntry } from "./state.ts";

export type SimulatorRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** The simulator completes it with what only it can know: operation, account, token, reason. */
  entry: JournalEntry;
};

export type Reply = {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  delayMs?: number;
  /** whole, cut off in the middle, connection closed without a word, or silence for ever */
  delivery?: "whole" | "truncated" | "dropped" | "silent";
};

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    body: JSON.stringify(body),
    headers: { "content-type": "application/json; charset=UTF-8", ...headers },
  };
}

export function html(status: number, body: string): Reply {
  return { status, body, headers: { "content-type": "text/html; charset=utf-8" } };
}

export function redirect(location: string): Reply {
  return { status: 303, headers: { location } };
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

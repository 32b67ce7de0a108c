import "server-only";

/** What is asked of a data route, whichever way the request came in. */
export interface Asked {
  /** What its path names. */
  id: string;
  search: URLSearchParams;
  header: (name: "cookie" | "if-none-match" | "x-request-id") => string | null;
}

/** What it answers, ready to be sent in one piece. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | null;
}

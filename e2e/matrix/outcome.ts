import type { Answer } from "./ask.ts";

/** What an answer comes to for whoever asked. */
export type Outcome =
  | "ok"
  | "done"
  | "invalid"
  | "conflict"
  | "elsewhere"
  | "missing"
  | "sign-in"
  | "step-up"
  | "forbidden"
  | "frozen"
  | "guarded"
  | "restricted"
  | "cross-site"
  | "no-method"
  | "crash"
  | `status ${number}`;

/** The sentences of `lib/errors.ts` and of the permissions of members and staff: which of them was said is what tells them apart. */
const sentences: readonly (readonly [RegExp, Outcome])[] = [
  [/^Sign in to continue\.$/, "sign-in"],
  [/^Confirm that it is you to continue\.$/, "step-up"],
  [/^Your role in this workspace does not allow this\./, "forbidden"],
  [/^Your staff role does not allow this\./, "forbidden"],
  [/^Only the member who linked this account can bring its history\.$/, "forbidden"],
  [/^This account is being deleted\./, "frozen"],
  [/^Your account is under guard since you said/, "guarded"],
  [/^Nothing is read for you until your age is cleared up/, "restricted"],
  [/^This request did not come from this site\.$/, "cross-site"],
  [/^[A-Z][a-z]+( [a-z]+)? not found\.$/, "missing"],
];

const saying = (message: string) => sentences.find(([pattern]) => pattern.test(message))?.[1];

function leadingTo(location: string): Outcome {
  if (/^\/signin(\?|$)/.test(location)) return "sign-in";
  if (/^\/(signin|admin)\/confirm(\?|$)/.test(location)) return "step-up";
  return location === "/privacy/delete" ? "frozen" : "elsewhere";
}

const pathIn = (location: string) => location.replace(/^https?:\/\/[^/]+/, "");

/** A page, for its reader or as the router fetches it. Whoever signs in comes back to it. */
export function outcomeOfPage({ status, headers, body }: Answer, path?: string): Outcome {
  if (headers.location) {
    const location = pathIn(headers.location);
    const isBack = path === undefined || location === `/signin?next=${encodeURIComponent(path)}`;
    return leadingTo(location) === "sign-in" && !isBack ? "elsewhere" : leadingTo(location);
  }
  // Fetched by the router, a way on stands in what is streamed.
  const way = /NEXT_REDIRECT;(?:replace|push);([^;]+);30[378];/.exec(body)?.[1];
  if (way) return leadingTo(way);
  if (status === 404 || /NEXT_HTTP_ERROR_FALLBACK;404/.test(body)) return "missing";
  if (status === 405) return "no-method";
  if (status >= 500) return "crash";
  if (status !== 200) return saying(titleIn(body)) ?? `status ${status}`;
  return /Your role does not show figures|Your role in this workspace does not allow|Only the member who linked/.test(
    body,
  )
    ? "forbidden"
    : "ok";
}

/** A route handler, whose problems are RFC 9457's. */
export function outcomeOfHandler({ status, headers, body }: Answer): Outcome {
  if (headers.location) {
    const way = leadingTo(pathIn(headers.location));
    return way === "elsewhere" ? `status ${status}` : way;
  }
  if (status === 405) return "no-method";
  const said = status >= 400 ? saying(titleIn(body)) : undefined;
  return said ?? `status ${status}`;
}

/** An action called by a script: the first row of what comes back names the row of its state. */
export function outcomeOfAction({ status, headers, body }: Answer): Outcome {
  const way = headers["x-action-redirect"];
  if (typeof way === "string") return leadingTo(pathIn(way.split(";")[0] ?? ""));
  if (status === 403) return saying(titleIn(body)) ?? "forbidden";
  if (status === 404) return "missing";
  const row = /^0:\{"a":"\$@(\w+)"/m.exec(body)?.[1] ?? "1";
  const state = new RegExp(`^${row}:(.*)$`, "m").exec(body)?.[1] ?? "";
  if (status >= 500 || state.startsWith("E")) return "crash";
  const { status: kind, message = "" } = JSON.parse(state.startsWith("{") ? state : "{}");
  if (kind === "done") return "done";
  const said = saying(message);
  if (said) return said;
  if (kind === "invalid") return "invalid";
  return kind === "failed" ? "conflict" : `status ${status}`;
}

function titleIn(body: string): string {
  try {
    return String(JSON.parse(body).title ?? "");
  } catch (error) {
    if (error instanceof SyntaxError) return "";
    throw error;
  }
}

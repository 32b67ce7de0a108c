import { json, type Reply } from "../exchange.ts";
import { fingerprint } from "../fingerprint.ts";
import { instagramAppId } from "./environment.ts";

/** The Graph's error shape. `error_subcode` and `is_transient` are there or not, as in recorded answers. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: number;
  readonly subcode: number | null;
  readonly isTransient: boolean;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: number,
    message: string,
    more: { subcode?: number; isTransient?: boolean; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.subcode = more.subcode ?? null;
    this.isTransient = more.isTransient ?? false;
    this.headers = more.headers ?? {};
  }

  /** "190/463", as the journal says it. */
  get reason(): string {
    return this.subcode === null ? `${this.code}` : `${this.code}/${this.subcode}`;
  }

  toReply(): Reply {
    const error = {
      message: this.message,
      type: "OAuthException",
      ...(this.isTransient && { is_transient: true }),
      code: this.code,
      ...(this.subcode !== null && { error_subcode: this.subcode }),
      fbtrace_id: `A${fingerprint(this.message, 22)}`,
    };
    return json(this.status, { error }, this.headers);
  }
}

/** The host that takes codes has a shape of its own. */
export const flatError = (status: number, message: string): Reply =>
  json(status, { error_type: "OAuthException", code: status, error_message: message });

const pacific = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  weekday: "long",
  day: "2-digit",
  month: "short",
  year: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** "Friday, 11-Sep-20 06:41:31 PDT" */
function metaTime(at: number): string {
  const parts = Object.fromEntries(pacific.formatToParts(at).map(({ type, value }) => [type, value]));
  const clock = `${parts.hour}:${parts.minute}:${parts.second}`;
  return `${parts.weekday}, ${parts.day}-${parts.month}-${parts.year} ${clock} PST`;
}

export const tokenEnded = (endedAt: number, now: number) =>
  new GraphError(
    400,
    190,
    `Error validating access token: Session has expired on ${metaTime(endedAt)}. The current time is ${metaTime(now)}.`,
    { subcode: 463 },
  );

export const appRemoved = () =>
  new GraphError(
    400,
    190,
    `Error validating access token: The user has not authorized application ${instagramAppId}.`,
    { subcode: 458 },
  );

export const passwordChanged = () =>
  new GraphError(
    400,
    190,
    "Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.",
    { subcode: 460 },
  );

export const unreadableToken = () =>
  new GraphError(400, 190, "Invalid OAuth access token - Cannot parse access token");

export const permissionMissing = (code: 10 | 200) =>
  new GraphError(
    code === 10 ? 400 : 403,
    code,
    `(#${code}) Application does not have permission for this action`,
  );

const limits: Record<number, { status: number; words: string }> = {
  4: { status: 403, words: "(#4) Application request limit reached" },
  17: { status: 400, words: "(#17) User request limit reached" },
  613: { status: 400, words: "(#613) Calls to this api have exceeded the rate limit." },
  80002: {
    status: 400,
    words: "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again.",
  },
};

export function limitReached(code: number, headers: Record<string, string>): GraphError {
  const limit = limits[code];
  if (!limit) throw new Error(`${code} is no limit`);
  return new GraphError(limit.status, code, limit.words, { headers });
}

export const outage = () => new GraphError(503, 2, "Service temporarily unavailable");
export const transient = () =>
  new GraphError(500, 2, "An unexpected error has occurred. Please retry your request later.", {
    isTransient: true,
  });

export const objectGone = (id: string) =>
  new GraphError(
    400,
    100,
    `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    { subcode: 33 },
  );

export const invalidParameter = (words: string) => new GraphError(400, 100, `(#100) ${words}`);

export const unknownField = (field: string) =>
  invalidParameter(`Tried accessing nonexisting field (${field}) on node type (IGMedia)`);

import { json, type Reply } from "../exchange.ts";

/** One of YouTube's error shapes: `error` is an object, the reason sits in its list. */
export class YoutubeError extends Error {
  readonly status: number;
  readonly reason: string;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    reason: string,
    domain: string,
    message: string,
    more: {
      /** What the inner message says when it differs from the outer one. */
      inner?: string;
      location?: { location: string; locationType: "parameter" | "header" };
      state?: string;
      details?: unknown[];
      headers?: Record<string, string>;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.headers = more.headers ?? {};
    this.body = {
      code: status,
      message,
      errors: [{ message: more.inner ?? message, domain, reason, ...more.location }],
      ...(more.state && { status: more.state }),
      ...(more.details && { details: more.details }),
    };
  }

  toReply(): Reply {
    return json(this.status, { error: this.body }, { vary: "Origin, X-Origin, Referer", ...this.headers });
  }
}

const errorInfo = "type.googleapis.com/google.rpc.ErrorInfo";
const inParameter = (location: string) => ({ location: { location, locationType: "parameter" as const } });

export const authError = () =>
  new YoutubeError(
    401,
    "authError",
    "global",
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
    {
      inner: "Invalid Credentials",
      location: { location: "Authorization", locationType: "header" },
      state: "UNAUTHENTICATED",
      headers: { "www-authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"' },
    },
  );

export const noCredentials = () =>
  new YoutubeError(
    403,
    "forbidden",
    "global",
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
    { state: "PERMISSION_DENIED" },
  );

export const keyInvalid = () =>
  new YoutubeError(400, "keyInvalid", "usageLimits", "Bad Request", { state: "INVALID_ARGUMENT" });

export const accessNotConfigured = () =>
  new YoutubeError(
    403,
    "accessNotConfigured",
    "usageLimits",
    "YouTube Data API v3 has not been used in project 812635447190 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/youtube.googleapis.com/overview?project=812635447190 then retry.",
    {
      state: "PERMISSION_DENIED",
      details: [{ "@type": errorInfo, reason: "SERVICE_DISABLED", domain: "googleapis.com" }],
    },
  );

export const insufficientPermissions = () =>
  new YoutubeError(
    403,
    "insufficientPermissions",
    "global",
    "Request had insufficient authentication scopes.",
    {
      inner: "Insufficient Permission",
      state: "PERMISSION_DENIED",
      details: [{ "@type": errorInfo, reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT", domain: "googleapis.com" }],
    },
  );

export const quotaExceeded = () =>
  new YoutubeError(
    403,
    "quotaExceeded",
    "youtube.quota",
    'The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.',
  );

export const rateLimited403 = () =>
  new YoutubeError(403, "rateLimitExceeded", "usageLimits", "Rate Limit Exceeded");

export const rateLimited429 = (retryAfter: string) =>
  new YoutubeError(
    429,
    "rateLimitExceeded",
    "usageLimits",
    "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' of service 'youtube.googleapis.com'.",
    {
      state: "RESOURCE_EXHAUSTED",
      details: [{ "@type": errorInfo, reason: "RATE_LIMIT_EXCEEDED", domain: "googleapis.com" }],
      headers: { "retry-after": retryAfter },
    },
  );

export const serviceUnavailable = () =>
  new YoutubeError(
    503,
    "SERVICE_UNAVAILABLE",
    "youtube.CoreErrorDomain",
    "The service is currently unavailable.",
    {
      state: "UNAVAILABLE",
    },
  );

export const backendError = (status: 500 | 503) =>
  new YoutubeError(status, "backendError", "global", "Backend Error", {
    state: status === 500 ? "INTERNAL" : "UNAVAILABLE",
  });

export const channelGone = (reason: "channelClosed" | "channelSuspended") =>
  new YoutubeError(
    403,
    reason,
    "youtube.channel",
    reason === "channelClosed"
      ? "The channel specified in the request has been closed."
      : "The channel specified in the request has been suspended.",
  );

export const playlistNotFound = () =>
  new YoutubeError(
    404,
    "playlistNotFound",
    "youtube.playlistItem",
    "The playlist identified with the request's <code>playlistId</code> parameter cannot be found.",
    inParameter("playlistId"),
  );

export const playlistItemsNotAccessible = () =>
  new YoutubeError(403, "playlistItemsNotAccessible", "youtube.playlistItem", "Forbidden");

export const missingParameter = (message: string, location: string) =>
  new YoutubeError(400, "missingRequiredParameter", "youtube.parameter", message, inParameter(location));

export const unknownPart = (part: string) =>
  new YoutubeError(400, "unknownPart", "youtube.part", `'${part}'`, inParameter("part"));

export const invalidPageToken = () =>
  new YoutubeError(
    400,
    "invalidPageToken",
    "youtube.parameter",
    "The request specifies an invalid page token.",
    inParameter("pageToken"),
  );

export const invalidParameter = (location: string, message: string) =>
  new YoutubeError(400, "invalidParameter", "global", message, inParameter(location));

import { html, json, type Reply, type SimulatorRequest } from "../exchange.ts";
import { fingerprint } from "../fingerprint.ts";
import type { TiktokWorld } from "./scenarios.ts";

/** As in every answer of TikTok's: the instant and 18 characters more. */
export function logId(world: TiktokWorld, request: SimulatorRequest): string {
  const instant = new Date(world.clock.now()).toISOString().replace(/\D/g, "").slice(0, 14);
  return `${instant}${fingerprint(`log ${request.entry.n}`, 18, "hex").toUpperCase()}`;
}

const documented = {
  access_token_invalid: [401, "The access token is invalid or not found in the request."],
  scope_not_authorized: [401, "The user did not authorize the scope required for completing this request."],
  scope_permission_missed: [400, "The scope required for one of the requested fields is missing."],
  invalid_params: [400, "One or more fields in the request is invalid."],
  rate_limit_exceeded: [429, "The API rate limit was exceeded. Please try again later."],
  internal_error: [500, "Something went wrong. Please try again later."],
} as const;

/** A refusal of a data endpoint, wrapped. */
export class TiktokError extends Error {
  readonly code: keyof typeof documented;
  readonly headers: Record<string, string>;

  constructor(code: keyof typeof documented, headers: Record<string, string> = {}) {
    super(code);
    this.code = code;
    this.headers = headers;
  }

  toReply(world: TiktokWorld, request: SimulatorRequest): Reply {
    const [status, message] = documented[this.code];
    const { account } = request.entry;
    request.entry.reason = this.code;
    const error = { code: this.code, message, log_id: logId(world, request) };
    const body = world.scenario(account, "no-data") ? { error } : { data: {}, error };
    return json(world.scenario(account, "errors-at-200") ? 200 : status, body, this.headers);
  }
}

const descriptions: Record<string, string> = {
  invalid_grant: "Refresh token is invalid or expired.",
  invalid_request: "The request parameters are malformed.",
  invalid_client: "Client key or secret is incorrect.",
  unsupported_grant_type: "Grant type is not supported.",
};

/** A refusal of a token endpoint, flat. Its status is documented nowhere. */
export function oauthError(
  world: TiktokWorld,
  request: SimulatorRequest,
  error: string,
  description: string = descriptions[error] ?? "",
): Reply {
  request.entry.reason = error;
  const status = Number(world.scenario(request.entry.account, "oauth-status")?.as ?? 400);
  return json(status, { error, error_description: description, log_id: logId(world, request) }, noStore);
}

export const noStore = { "cache-control": "no-store" };

/** What stands in front of TikTok's servers speaks HTML. */
export function gatewayPage(request: SimulatorRequest, status: number): Reply {
  request.entry.reason = "gateway";
  return html(
    status,
    `<html>\r\n<head><title>${status}</title></head>\r\n<body><center>nginx</center></body></html>`,
  );
}

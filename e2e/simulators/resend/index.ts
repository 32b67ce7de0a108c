import { randomUUID } from "node:crypto";
import { z } from "zod";
import { json, type Reply, type SimulatorRequest } from "../exchange.ts";
import { fingerprint } from "../fingerprint.ts";
import type { Scenarios } from "../scenarios.ts";
import type { Part } from "../state.ts";
import type { Simulator } from "../vendor.ts";
import type { World } from "../world.ts";
import { resendApiKey, resendEnvironment } from "./environment.ts";

const vendor = "resend";

const scenarios = {
  "mail-down": { what: 'no mail is taken: 500; as "429" too many requests', preset: { retryAfter: "1" } },
} as const satisfies Scenarios;

type ResendWorld = World<keyof typeof scenarios>;

const sentBefore: Part<Record<string, { body: string; id: string; atWall: number }>> = {
  name: "resend",
  begin: () => ({}),
};

const idempotencyLifeMs = 24 * 3_600_000;
const keptMails = 1_000;

const addresses = z.union([z.string(), z.array(z.string()).max(50)]);

/** What `POST /emails` takes; names it does not know are ignored, as Resend does. */
const EmailBody = z.object({
  from: z.string().min(1),
  to: addresses,
  subject: z.string().min(1),
  html: z.string().optional(),
  text: z.string().optional(),
  reply_to: addresses.optional(),
  headers: z.record(z.string(), z.string()).optional(),
  attachments: z.array(z.object({ filename: z.string().optional() })).optional(),
});

const anAddress = /^[^\s@<>]+@[^\s@<>]+$/;
const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

function resendError(request: SimulatorRequest, statusCode: number, name: string, message: string): Reply {
  request.entry.reason = name;
  return json(statusCode, { statusCode, name, message });
}

function isAddress(value: string): boolean {
  const inner = /<([^<>]+)>\s*$/.exec(value)?.[1] ?? value;
  return anAddress.test(inner.trim());
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused below like any other body that is no object
  }
}

function send(world: ResendWorld, request: SimulatorRequest): Reply {
  const refuse = (status: number, name: string, message: string) =>
    resendError(request, status, name, message);
  const [scheme, key] = (request.headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !key) {
    return refuse(401, "missing_api_key", "Missing API key in the authorization header.");
  }
  request.entry.token = fingerprint(key, 8, "hex");
  if (key !== resendApiKey) return refuse(403, "invalid_api_key", "API key is invalid.");
  const down = world.takeScenario(vendor, "mail-down");
  if (down?.as === "429") {
    const reply = refuse(
      429,
      "rate_limit_exceeded",
      "Too many requests. You can only make 2 requests per second.",
    );
    return { ...reply, headers: { ...reply.headers, "retry-after": down.retryAfter ?? "1" } };
  }
  if (down) return refuse(500, "internal_server_error", "An unexpected error occurred.");

  const idempotencyKey = request.headers["idempotency-key"]?.toString() ?? null;
  if (idempotencyKey !== null && (idempotencyKey.length === 0 || idempotencyKey.length > 256)) {
    return refuse(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
  }
  const sent = world.part(sentBefore);
  const seen = idempotencyKey === null ? undefined : sent[idempotencyKey];
  if (seen && world.clock.wallNow() - seen.atWall < idempotencyLifeMs) {
    if (seen.body === fingerprint(request.body, 43)) return json(200, { id: seen.id });
    return refuse(
      409,
      "invalid_idempotent_request",
      "Same idempotency key used with a different request payload.",
    );
  }

  const parsed = EmailBody.safeParse(parseBody(request.body));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    return field === undefined
      ? refuse(422, "validation_error", "The request body must be a JSON object.")
      : refuse(422, "missing_required_field", `Missing or invalid \`${String(field)}\` field.`);
  }
  const mail = parsed.data;
  if (mail.html === undefined && mail.text === undefined) {
    return refuse(422, "missing_required_field", "Missing `html` or `text` field.");
  }
  const wrong = [mail.from, ...list(mail.to), ...list(mail.reply_to)].find((address) => !isAddress(address));
  if (wrong !== undefined || list(mail.to).length === 0) {
    return refuse(
      422,
      "validation_error",
      "Invalid address field. The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.",
    );
  }

  const id = randomUUID();
  world.state.mails.push({
    id,
    at: new Date(world.clock.now()).toISOString(),
    from: mail.from,
    to: list(mail.to),
    subject: mail.subject,
    text: mail.text ?? "",
    html: mail.html ?? "",
    headers: mail.headers ?? {},
    replyTo: list(mail.reply_to),
    attachments: (mail.attachments ?? []).map(({ filename }) => filename ?? "unnamed"),
    idempotencyKey,
  });
  world.state.mails.splice(0, Math.max(0, world.state.mails.length - keptMails));
  for (const [key, { atWall }] of Object.entries(sent)) {
    if (world.clock.wallNow() - atWall >= idempotencyLifeMs) delete sent[key];
  }
  if (idempotencyKey !== null) {
    sent[idempotencyKey] = {
      body: fingerprint(request.body, 43),
      id,
      atWall: world.clock.wallNow(),
    };
  }
  return json(200, { id });
}

export const resend: Simulator = {
  vendor,
  owns: (path) => path.startsWith("/resend/"),
  answer(world, request) {
    if (request.path !== "/resend/emails") {
      return resendError(request, 404, "not_found", "The requested endpoint does not exist.");
    }
    request.entry.operation = "emails.send";
    if (request.method !== "POST") {
      return resendError(request, 405, "method_not_allowed", "Method is not allowed for the requested path.");
    }
    return send(world, request);
  },
  environment: resendEnvironment,
  scenarios,
  platform: null,
};

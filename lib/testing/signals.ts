import "server-only";
import { createHmac } from "node:crypto";
import type * as registry from "@/lib/platforms/registry";
import type { NoticeRequest } from "@/lib/platforms/types";
import { type Script, scripted } from "./scripted-platform";

const secret = "signal-secret";

/** Sets the credentials by which platforms that send notices sign them here. */
export function takeSignals(): void {
  Object.assign(process.env, {
    INSTAGRAM_APP_ID: "1",
    INSTAGRAM_APP_SECRET: secret,
    TIKTOK_CLIENT_KEY: "client-key",
    TIKTOK_CLIENT_SECRET: secret,
  });
}

/** The registry with every platform's leaving scripted, and with credentials by which those that send notices sign. */
export function signalRegistry<Registry extends Pick<typeof registry, "platform">>(
  real: Registry,
  scriptOf: () => Script,
): Registry {
  takeSignals();
  return { ...real, platform: (id: string) => scripted(real.platform(id), scriptOf()) };
}

export type Signal = Pick<NoticeRequest, "slug" | "headers" | "body">;

/** A signed request of a person at Instagram. */
export function signedForm(slug: "deauthorize" | "delete", externalId: string, occurredAt: Date): Signal {
  const payload = {
    user_id: externalId,
    algorithm: "HMAC-SHA256",
    issued_at: Math.floor(occurredAt.getTime() / 1000),
  };
  const encoded = Buffer.from(JSON.stringify(payload)).toString("base64url");
  const signature = createHmac("sha256", secret).update(encoded).digest("base64url");
  const body = new URLSearchParams({ signed_request: `${signature}.${encoded}` }).toString();
  return {
    slug,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: Buffer.from(body),
  };
}

/** An event of TikTok's, signed at `sentAt`. @param reason of `authorization.removed`, 0 to 5 */
export function signedEvent(
  externalId: string,
  occurredAt: Date,
  { reason = 1, event = "authorization.removed", sentAt = occurredAt } = {},
): Signal {
  const body = JSON.stringify({
    client_key: "client-key",
    event,
    create_time: Math.floor(occurredAt.getTime() / 1000),
    user_openid: externalId,
    content: JSON.stringify({ reason }),
  });
  const time = Math.floor(sentAt.getTime() / 1000);
  const hex = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  const headers = { "content-type": "application/json", "tiktok-signature": `t=${time},s=${hex}` };
  return { slug: "", headers, body: Buffer.from(body) };
}

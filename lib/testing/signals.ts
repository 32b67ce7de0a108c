import "server-only";
import { createHmac } from "node:crypto";
import * as forms from "@/lib/platforms/instagram/notice";
import type * as registry from "@/lib/platforms/registry";
import * as events from "@/lib/platforms/tiktok/notice";
import type { NoticeRequest, Platform, PlatformDescriptor } from "@/lib/platforms/types";
import { type Script, scripted } from "./scripted-platform";

const secret = "signal-secret";

const senders: Record<
  string,
  [Partial<PlatformDescriptor>, Pick<Platform, "parseNotice" | "deletionAnswer">]
> = {
  instagram: [
    {
      id: "instagram",
      label: "Instagram",
      noticeSlugs: forms.noticeSlugs,
      historyEndsWithDisconnect: false,
      canRevoke: false,
    },
    { parseNotice: (request) => forms.parseNotice(request, [secret]), deletionAnswer: forms.deletionAnswer },
  ],
  tiktok: [
    { id: "tiktok", label: "TikTok", noticeSlugs: events.noticeSlugs },
    { parseNotice: (request) => events.parseNotice(request, [secret]) },
  ],
};

/** A registry in which two platforms send notices: the real reading of them, and everything else scripted. */
export function signalRegistry<Registry extends Pick<typeof registry, "platform" | "isPlatformId">>(
  real: Registry,
  scriptOf: () => Script,
): Registry {
  const platform = (id: string): Platform => {
    const [descriptor, own] = senders[id] ?? [];
    if (!own) return real.platform(id);
    const base = scripted(real.platform("youtube"), scriptOf());
    return {
      ...base,
      ...own,
      get descriptor() {
        return { ...base.descriptor, ...descriptor, ...scriptOf().descriptor };
      },
    };
  };
  return {
    ...real,
    platform,
    isPlatformId: (id: string) => Object.hasOwn(senders, id) || real.isPlatformId(id),
  };
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

import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Notices } from "../vendor.ts";
import type { InstagramAccount } from "./accounts.ts";
import { instagramAppSecret, metaAppSecret } from "./environment.ts";
import type { InstagramWorld } from "./scenarios.ts";
import { endTokens } from "./tokens.ts";

const More = z.strictObject({
  /** When it happened; else now. */
  issuedAt: z.iso.datetime().optional(),
  /** Whose secret signs: the Instagram app's, or that of the Meta app around it. */
  secret: z.enum(["instagram", "meta", "wrong"]).default("instagram"),
  /** The id as a bare number, as it also comes. */
  bareId: z.boolean().default(false),
  padded: z.boolean().default(false),
  algorithm: z.string().default("HMAC-SHA256"),
  /** Somebody else's id under the signature of this one. */
  altered: z.boolean().default(false),
});

const secrets = { instagram: instagramAppSecret, meta: metaAppSecret, wrong: "nobody's secret" };

export const notices: Notices<InstagramAccount> = {
  kinds: {
    deauthorize: "the person removed the app in Instagram's settings",
    delete: "the person asks through Meta that their data be deleted",
  },
  write(world: InstagramWorld, account, kind, input) {
    const more = More.parse(input);
    if (kind === "deauthorize") endTokens(world, account.id, "removed");
    const issuedAt = Math.floor((more.issuedAt ? Date.parse(more.issuedAt) : world.clock.now()) / 1_000);
    const payload = (id: string) =>
      encode(
        `{"user_id":${more.bareId ? id : JSON.stringify(id)},"algorithm":${JSON.stringify(more.algorithm)},"issued_at":${issuedAt}}`,
        more.padded,
      );
    const signed = payload(account.scopedId);
    const signature = createHmac("sha256", secrets[more.secret]).update(signed).digest("base64url");
    const sent = more.altered ? payload("27000000000000001") : signed;
    return {
      path: `/api/webhooks/instagram/${kind}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ signed_request: `${signature}.${sent}` }).toString(),
    };
  },
};

function encode(text: string, padded: boolean): string {
  const plain = Buffer.from(text).toString("base64url");
  return padded ? plain.padEnd(Math.ceil(plain.length / 4) * 4, "=") : plain;
}

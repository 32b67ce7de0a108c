import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Notices } from "../vendor.ts";
import type { TiktokAccount } from "./accounts.ts";
import { tiktokClientKey, tiktokClientSecret } from "./environment.ts";
import { endGrants } from "./grants.ts";
import type { TiktokWorld } from "./scenarios.ts";

/** Kind to the reason's number. @see https://developers.tiktok.com/doc/webhooks-events */
const reasons: Record<string, number> = {
  unknown: 0,
  disconnected: 1,
  "account-deleted": 2,
  "age-changed": 3,
  "account-banned": 4,
  "revoked-by-app": 5,
};

const More = z.strictObject({
  /** Seconds: the same again is the same event, delivered twice. */
  createTime: z.coerce.number().int().optional(),
  /** The signature's time is this many seconds ago; below 0 ahead. */
  age: z.coerce.number().int().default(0),
  /** `wrong`: made with another secret. `altered`: the body was changed afterwards. `missing`: there is none. */
  signature: z.enum(["right", "wrong", "altered", "missing"]).default("right"),
  /** The documentation's sample names an access token where its text says the open id. */
  openId: z.string().optional(),
});

export const notices: Notices<TiktokAccount> = {
  kinds: {
    unknown: "authorization.removed, reason 0: unknown",
    disconnected: "authorization.removed, reason 1: the person disconnected the app in TikTok",
    "account-deleted": "authorization.removed, reason 2: the account was deleted",
    "age-changed": "authorization.removed, reason 3: the person's age changed",
    "account-banned": "authorization.removed, reason 4: the account was banned",
    "revoked-by-app": "authorization.removed, reason 5: the app revoked",
    "another-event": "video.publish.completed, which concerns nobody here",
  },

  write(world: TiktokWorld, account: TiktokAccount, kind: string, more: Record<string, unknown>) {
    const { createTime, age, signature, openId } = More.parse(more);
    const reason = reasons[kind];
    // The token is dead by the time the webhook arrives.
    if (reason !== undefined && signature === "right") endGrants(world, account.id);
    const seconds = Math.floor(world.clock.now() / 1_000);
    const body = JSON.stringify({
      client_key: tiktokClientKey,
      event: reason === undefined ? "video.publish.completed" : "authorization.removed",
      create_time: createTime ?? seconds,
      user_openid: openId ?? account.openId,
      content: JSON.stringify(reason === undefined ? { share_id: "video.1" } : { reason }),
    });
    const time = seconds - age;
    const secret = signature === "wrong" ? `${tiktokClientSecret}x` : tiktokClientSecret;
    const signed = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
    return {
      path: "/api/webhooks/tiktok",
      headers: {
        "content-type": "application/json",
        ...(signature !== "missing" && { "Tiktok-Signature": `t=${time},s=${signed}` }),
      },
      body: signature === "altered" ? body.replace('"create_time":', '"create_time": ') : body,
    };
  },
};

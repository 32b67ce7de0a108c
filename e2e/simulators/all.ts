import { mastodon } from "./mastodon/index.ts";
import { resend } from "./resend/index.ts";
import { tiktok } from "./tiktok/index.ts";
import type { Simulator } from "./vendor.ts";
import { youtube } from "./youtube/index.ts";

/** One line a vendor. */
export const simulators: readonly Simulator[] = [youtube, tiktok, mastodon, resend];

/** One line a vendor. */
export { instagram } from "./instagram/index.ts";
export { mastodon } from "./mastodon/index.ts";
export { resend } from "./resend/index.ts";
export { tiktok } from "./tiktok/index.ts";
export { youtube } from "./youtube/index.ts";

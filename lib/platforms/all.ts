export { instagram } from "./instagram";
export { mastodon } from "./mastodon";
export { tiktok } from "./tiktok";
export { youtube } from "./youtube";

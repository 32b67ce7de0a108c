export { tiktok } from "./tiktok";
export { youtube } from "./youtube";

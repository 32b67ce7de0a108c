import type { Simulator } from "./exchange.ts";
import { googleOauth } from "./google-oauth.ts";
import { resend } from "./resend.ts";
import { youtube } from "./youtube.ts";
import { youtubeImages } from "./youtube-images.ts";

/** One line a vendor. */
export const simulators: readonly Simulator[] = [googleOauth, youtube, youtubeImages, resend];

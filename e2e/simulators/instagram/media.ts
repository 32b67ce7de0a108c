import { type Dataset, dayMs, type Post } from "../dataset.ts";
import { pick } from "../fingerprint.ts";
import { titleOf } from "../titles.ts";
import { digitsOf, type InstagramAccount } from "./accounts.ts";

/**
 * An account's posts and counts, made from the measured curves.
 *
 * - Followers: `instagram_followers_foundation`, one real account, brought to each account's size.
 * - Views: the measured lifetime of a video, for photos as well: how often they were on a screen. Only reels show theirs.
 * - Likes and comments: no public series exists, so they are a fixed share of the views, between the second and the eighth
 *   tenth of 359 trending videos of 2018-11-01 (mitchelljy/Trending-YouTube-Scraper): likes 1.71 % to 6.02 %, comments
 *   0.144 % to 0.663 %.
 * - Shares: no public measurement is known to us. They are between a twentieth and a quarter of the likes.
 * - Since 2025-06-16 reels show their views, since 2026-04-22 posts show their shares; before, neither count was there.
 */
export type Media = Post & {
  caption: string | null;
  type: "IMAGE" | "VIDEO" | "CAROUSEL_ALBUM";
  product: "FEED" | "REELS";
  likesIn10k: number;
  commentsIn100k: number;
  sharesIn100Likes: number;
};

export type MediaCounts = { views: number; likes: number; comments: number; shares: number };

const viewsShownFrom = Date.parse("2025-06-16T00:00:00Z");
const sharesShownFrom = Date.parse("2026-04-22T00:00:00Z");

/** Three photos, two reels, one album and one film of the older kind, over and over. */
const kinds: readonly Pick<Media, "type" | "product">[] = [
  { type: "IMAGE", product: "FEED" },
  { type: "VIDEO", product: "REELS" },
  { type: "CAROUSEL_ALBUM", product: "FEED" },
  { type: "IMAGE", product: "FEED" },
  { type: "VIDEO", product: "REELS" },
  { type: "IMAGE", product: "FEED" },
  { type: "VIDEO", product: "FEED" },
];

const known = new WeakMap<Post, Media>();

function asMedia({ feed }: InstagramAccount, post: Post): Media {
  const { id, index } = post;
  const kind = kinds[index % kinds.length];
  if (!kind) throw new Error("There is no such kind");
  const title = titleOf(feed.theme, index);
  return {
    ...post,
    ...kind,
    // Now and then somebody posts without a word.
    caption: index % 19 === 11 ? null : `${title}.\n\nAll of it is on the bench for now. #${feed.theme}`,
    likesIn10k: 171 + pick(`likes ${id}`, 432),
    commentsIn100k: 144 + pick(`comments ${id}`, 520),
    sharesIn100Likes: 5 + pick(`shares ${id}`, 21),
  };
}

/** Everything posted up to the instant, oldest first. */
export function mediaOf(dataset: Dataset, account: InstagramAccount, at: number): Media[] {
  const idOf = (index: number) => digitsOf(`media ${account.id} ${index}`, "17", 17);
  return dataset.postsOf({ ...account.feed, idOf }, at).map((post) => {
    const media = known.get(post) ?? asMedia(account, post);
    known.set(post, media);
    return media;
  });
}

export function countsOf(dataset: Dataset, media: Media, at: number): MediaCounts {
  const views = dataset.viewsOf(media, at);
  const likes = Math.floor((views * media.likesIn10k) / 10_000);
  return {
    views,
    likes,
    comments: Math.floor((views * media.commentsIn100k) / 100_000),
    shares: Math.floor((likes * media.sharesIn100Likes) / 100),
  };
}

/** Which of its counts everybody could see at that time. */
export const showsViews = (media: Media, at: number) => media.product === "REELS" && at >= viewsShownFrom;
export const showsShares = (at: number) => at >= sharesShownFrom;

/** As the profile shows them: also where somebody mistyped them that day. */
export function followersOf(dataset: Dataset, account: InstagramAccount, at: number, endDay: string): number {
  const followers = dataset.levelAt(account.followers, at);
  const daysBeforeEnd = Math.floor(Date.parse(`${endDay}T00:00:00Z`) / dayMs) - Math.floor(at / dayMs);
  return account.misread[daysBeforeEnd]?.(followers) ?? followers;
}

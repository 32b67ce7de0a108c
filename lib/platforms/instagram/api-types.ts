import "server-only";
import { z } from "zod";

/**
 * What Instagram sends, as far as we read it. Unknown members are dropped, so a new one breaks nothing; a known one in another
 * form is refused, so a wrong number is never stored. What an owner hides is left out; null would say the same.
 */

const greatest = 2n ** 63n - 1n;

/** A JSON integer, which above 2^53 arrives as a bigint. A text or a fraction is refused. */
export const Count = z
  .union([z.int().nonnegative(), z.bigint().nonnegative().max(greatest)])
  .transform(BigInt)
  .nullish()
  .transform((count) => count ?? undefined);

/** Account and media ids: digits, as text. As a number one has lost its end already. */
const Id = z.string().regex(/^\d{1,32}$/);

/** "2026-06-22T10:45:00+0000": the offset has no colon, as RFC 3339 wants one. */
const Instant = z
  .string()
  .transform((text) => text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"))
  .pipe(z.iso.datetime({ offset: true }))
  .transform((text) => new Date(text));

/** Separated by commas, or a list; not in every answer. */
const Permissions = z
  .union([z.string().transform((text) => text.split(",")), z.array(z.string())])
  .optional();

const firstOf = (body: unknown): unknown => {
  const list = z.object({ data: z.array(z.unknown()) }).safeParse(body).data?.data;
  return list ? list[0] : body;
};

/** Some answers come as documented, in a list of one under `data`; seen live they come bare. Both are read alike. */
const wrappedOrBare = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(firstOf, schema);

/**
 * The answer to a code: a token for one hour. `user_id` stands beside it, as an integer too large for a number: it is not
 * read, the account's id is asked for where it is text.
 * @source https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/business-login
 */
export const ShortToken = wrappedOrBare(
  z.object({ access_token: z.string().min(1), permissions: Permissions }),
);

/**
 * The answer to an exchange of a short-lived token, and to a refresh.
 * @source https://developers.facebook.com/documentation/instagram-platform/reference/access_token
 */
export const LongToken = z.object({
  access_token: z.string().min(1),
  /** Seconds: about sixty days, never the same number. */
  expires_in: z.int().positive(),
  permissions: Permissions,
});

/** Only whether we are let in. */
export const Identity = wrappedOrBare(z.object({ id: Id }));

/**
 * `/me`. `id` is the account as our app knows it, the one that notices name.
 * @source https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login/get-started
 */
export const Profile = wrappedOrBare(
  z.object({
    id: Id,
    username: z.string().min(1),
    /** BUSINESS or MEDIA_CREATOR; documented as "Business" and "Media_Creator". */
    account_type: z.string().nullish(),
    followers_count: Count,
    follows_count: Count,
    media_count: Count,
  }),
);

/**
 * A post with its public counts. `view_count` came on 2025-06-16 for reels, `shares_count` on 2026-04-22.
 * @source https://developers.facebook.com/documentation/instagram-platform/reference/instagram-media
 */
export const Media = z.object({
  id: Id,
  /** IMAGE, VIDEO or CAROUSEL_ALBUM. */
  media_type: z.string(),
  /** FEED, REELS, STORY or AD. */
  media_product_type: z.string().nullish(),
  timestamp: Instant.nullish(),
  like_count: Count,
  comments_count: Count,
  view_count: Count,
  shares_count: Count,
});

/**
 * `next` holds the access token: only whether it is there is kept. Without it the page is the last, whatever cursors there are.
 * @source https://developers.facebook.com/docs/graph-api/results
 */
export const MediaPage = z
  .object({
    data: z.array(Media),
    paging: z
      .object({
        next: z.unknown().optional(),
        cursors: z.object({ after: z.string().min(1).max(1024).nullish() }).nullish(),
      })
      .nullish(),
  })
  .transform(({ data, paging }, context) => {
    const hasMore = paging?.next !== undefined && paging.next !== null;
    const after = paging?.cursors?.after ?? null;
    if (hasMore && after === null) {
      context.addIssue({ code: "custom", path: ["paging", "cursors", "after"] });
      return z.NEVER;
    }
    return { items: data, after: hasMore ? after : null };
  });

/** For what is looked at and not kept. */
export const MediaPreview = z.object({
  id: Id,
  media_type: z.string(),
  caption: z.string().nullish(),
  media_url: z.string().nullish(),
  /** The still of a video. */
  thumbnail_url: z.string().nullish(),
});

export const Farewell = z.object({ success: z.literal(true) });

export type ShortToken = z.infer<typeof ShortToken>;
export type LongToken = z.infer<typeof LongToken>;
export type Profile = z.infer<typeof Profile>;
export type Media = z.infer<typeof Media>;
export type MediaPreview = z.infer<typeof MediaPreview>;

import "server-only";
import type { accountMonths, posts } from "@/db/schema";
import type { Inventory } from "./classification";
import {
  accountReference,
  exported,
  internalKey,
  publicKey,
  sealedText,
  secret,
  workspaceKey,
} from "./inventory-columns";

const count = (about: string) => exported("user.content.public", about);

export const metricTables = {
  accountMonths: {
    title: "Counts of accounts",
    about: "What anybody could see on your public profile, once a day.",
    purpose: "analytics",
    basis: "contract",
    source: "platform",
    retention: "metrics",
    subject: { via: "account", column: "account_id" },
    onErase: "delete",
    datedBy: "month",
    columns: {
      workspaceId: workspaceKey,
      accountId: accountReference(),
      month: count("The month; in the export each day is a line of its own."),
      followers: count("Followers, day by day."),
      following: count("Accounts followed, day by day."),
      views: count("Views of all public posts, day by day."),
      posts: count("Public posts, day by day."),
      likes: count("Likes of all public posts, day by day."),
      states: count("Whether each count was measured, rounded, hidden or missing."),
      readSeconds: count("The time of day of each reading."),
      gapReasons: { ...count("Why a day has no reading."), source: "us" },
    },
  },
  posts: {
    title: "Posts and their counts",
    about: "Your public posts by number, with their public counts. Titles and covers are never stored.",
    purpose: "analytics",
    basis: "contract",
    source: "platform",
    retention: "metrics",
    subject: { via: "account", column: "account_id" },
    onErase: "delete",
    datedBy: "published_at",
    columns: {
      workspaceId: workspaceKey,
      id: internalKey("The post's number."),
      publicId: publicKey("the post"),
      accountId: accountReference(),
      externalId: sealedText("user.unique_id", "The post's identifier at the platform."),
      externalLookup: {
        ...secret("user.unique_id", "A keyed fingerprint of that identifier."),
        source: "us",
      },
      kind: count("Photo, video, short or carousel."),
      publishedAt: count("When you published it."),
      firstSeenAt: count("When we first saw it."),
      lastSeenAt: count("When the platform last showed it as public."),
      nextReadDay: { ...count("When it is read next."), source: "us" },
      readAt: count("When each reading was taken."),
      ageDays: count("Days between publishing and each reading."),
      views: count("Views, reading by reading."),
      likes: count("Likes, reading by reading."),
      comments: count("Comments, reading by reading."),
      shares: count("Shares, reading by reading."),
      states: count("Whether each count was measured, rounded, hidden or missing."),
    },
  },
} satisfies Inventory<{ accountMonths: typeof accountMonths; posts: typeof posts }>;

import "server-only";
import type { accountMonths, importMonths, imports, postLabels, posts } from "@/db/schema";
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

/** Of bit masks that say the same as the export's own column. */
const marked = { not: "each count you brought says so itself" };

/** Of the newest reading, which stands among all the others already. */
const repeated = { not: "it is the last of your readings, which are all there" };

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
      imported: {
        ...count("Which days you brought yourself, and how exact their counts are."),
        source: "you",
      },
    },
  },
  postLabels: {
    title: "Labels on posts",
    about: "Words that members of your workspace put on posts of your accounts, to find them again.",
    purpose: "analytics",
    basis: "contract",
    source: "you",
    retention: "metrics",
    subject: { via: "account", column: "account_id" },
    onErase: "delete",
    datedBy: "labelled_at",
    columns: {
      workspaceId: workspaceKey,
      postId: {
        category: "user.unique_id.pseudonymous",
        about: "Public id of the post.",
        inExport: "post",
        source: "us",
      },
      nameLookup: secret("user.content.private", "A keyed fingerprint of the label, by which it is found."),
      name: sealedText("user.content.private", "The label."),
      publicId: publicKey("the label on this post"),
      accountId: accountReference(),
      labelledAt: exported("user.behavior", "When it was put there."),
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
      importedReadings: { ...count("How many of its first readings you brought yourself."), source: "you" },
      importId: internalKey("The import they came with."),
      readings: { ...count("How many readings there are."), inExport: repeated },
      newestReadAt: { ...count("When the newest of them was taken."), inExport: repeated },
      newestViews: { ...count("Views at the newest reading."), inExport: repeated },
      newestLikes: { ...count("Likes at the newest reading."), inExport: repeated },
      newestComments: { ...count("Comments at the newest reading."), inExport: repeated },
      newestShares: { ...count("Shares at the newest reading."), inExport: repeated },
      newestStates: { ...count("The same of the newest reading's counts."), inExport: repeated },
    },
  },
  imports: {
    title: "History you brought",
    about: "Each time you brought counts from a file. The file itself is never kept.",
    purpose: "analytics",
    basis: "contract",
    source: "you",
    retention: "metrics",
    subject: { via: "account", column: "account_id" },
    onErase: "delete",
    datedBy: "imported_at",
    columns: {
      workspaceId: workspaceKey,
      id: internalKey("The import's number."),
      publicId: publicKey("the import"),
      accountId: accountReference(),
      source: exported("user.behavior", "A table of counts, or an archive that our export wrote."),
      importedAt: exported("user.behavior", "When you brought it."),
      firstDay: count("The first day it stored."),
      lastDay: count("The last day it stored."),
      daysStored: count("How many days it stored."),
      postReadingsStored: count("How many readings of posts it stored."),
    },
  },
  importMonths: {
    title: "Days you brought",
    about: "Which days each import stored, so that it can be taken back.",
    purpose: "analytics",
    basis: "contract",
    source: "you",
    retention: "metrics",
    subject: { via: "account", column: "account_id" },
    onErase: "delete",
    datedBy: "month",
    columns: {
      workspaceId: workspaceKey,
      importId: internalKey("The import."),
      accountId: { ...accountReference(), inExport: marked },
      month: { ...count("The month."), inExport: marked },
      followers: { ...count("Days with followers."), inExport: marked },
      following: { ...count("Days with accounts followed."), inExport: marked },
      views: { ...count("Days with views."), inExport: marked },
      posts: { ...count("Days with posts."), inExport: marked },
      likes: { ...count("Days with likes."), inExport: marked },
    },
  },
} satisfies Inventory<{
  accountMonths: typeof accountMonths;
  postLabels: typeof postLabels;
  posts: typeof posts;
  imports: typeof imports;
  importMonths: typeof importMonths;
}>;

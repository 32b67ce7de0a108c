import "server-only";
import type { accountMonths, importMonths, imports, postLabels, posts } from "@/db/schema";
import { type Label, label } from "@/lib/language/t";
import type { ColumnClass, Inventory } from "./classification";
import {
  accountReference,
  exported,
  internalKey,
  publicKey,
  sealedText,
  secret,
  workspaceKey,
} from "./inventory-columns";

const count = (about: Label) => exported("user.content.public", about);

/** Of bit masks that say the same as the export's own column. */
const marked = { not: "each count you brought says so itself" };
const ofImport = (about: string): ColumnClass => ({
  category: "user.content.public",
  about,
  inExport: marked,
});

/** Of the newest reading, which stands among all the others already. */
const repeated = (about: string): ColumnClass => ({
  category: "user.content.public",
  about,
  inExport: { not: "it is the last of your readings, which are all there" },
});

export const metricTables = {
  accountMonths: {
    title: label("Counts of accounts"),
    about: label("What anybody could see on your public profile, once a day."),
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
      month: count(label("The month; in the export each day is a line of its own.")),
      followers: count(label("Followers, day by day.")),
      following: count(label("Accounts followed, day by day.")),
      views: count(label("Views of all public posts, day by day.")),
      posts: count(label("Public posts, day by day.")),
      likes: count(label("Likes of all public posts, day by day.")),
      states: count(label("Whether each count was measured, rounded, hidden or missing.")),
      readSeconds: count(label("The time of day of each reading.")),
      gapReasons: { ...count(label("Why a day has no reading.")), source: "us" },
      imported: {
        ...count(label("Which days you brought yourself, and how exact their counts are.")),
        source: "you",
      },
    },
  },
  postLabels: {
    title: label("Labels on posts"),
    about: label("Words that members of your workspace put on posts of your accounts, to find them again."),
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
        about: label("Public id of the post."),
        inExport: "post",
        source: "us",
      },
      nameLookup: secret("user.content.private", "A keyed fingerprint of the label, by which it is found."),
      name: sealedText("user.content.private", label("The label.")),
      publicId: publicKey(label("The identifier of the label on this post that addresses and logs use.")),
      accountId: accountReference(),
      labelledAt: exported("user.behavior", label("When it was put there.")),
    },
  },
  posts: {
    title: label("Posts and their counts"),
    about: label(
      "Your public posts by number, with their public counts. Titles and covers are never stored.",
    ),
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
      publicId: publicKey(label("The identifier of the post that addresses and logs use.")),
      accountId: accountReference(),
      externalId: sealedText("user.unique_id", label("The post's identifier at the platform.")),
      externalLookup: {
        ...secret("user.unique_id", "A keyed fingerprint of that identifier."),
        source: "us",
      },
      kind: count(label("Photo, video, short or carousel.")),
      publishedAt: count(label("When you published it.")),
      firstSeenAt: count(label("When we first saw it.")),
      lastSeenAt: count(label("When the platform last showed it as public.")),
      nextReadDay: { ...count(label("When it is read next.")), source: "us" },
      readAt: count(label("When each reading was taken.")),
      ageDays: count(label("Days between publishing and each reading.")),
      views: count(label("Views, reading by reading.")),
      likes: count(label("Likes, reading by reading.")),
      comments: count(label("Comments, reading by reading.")),
      shares: count(label("Shares, reading by reading.")),
      states: count(label("Whether each count was measured, rounded, hidden or missing.")),
      importedReadings: {
        ...count(label("How many of its first readings you brought yourself.")),
        source: "you",
      },
      importId: internalKey("The import they came with."),
      readings: repeated("How many readings there are."),
      newestReadAt: repeated("When the newest of them was taken."),
      newestViews: repeated("Views at the newest reading."),
      newestLikes: repeated("Likes at the newest reading."),
      newestComments: repeated("Comments at the newest reading."),
      newestShares: repeated("Shares at the newest reading."),
      newestStates: repeated("The same of the newest reading's counts."),
    },
  },
  imports: {
    title: label("History you brought"),
    about: label("Each time you brought counts from a file. The file itself is never kept."),
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
      publicId: publicKey(label("The identifier of the import that addresses and logs use.")),
      accountId: accountReference(),
      source: exported("user.behavior", label("A table of counts, or an archive that our export wrote.")),
      importedAt: exported("user.behavior", label("When you brought it.")),
      firstDay: count(label("The first day it stored.")),
      lastDay: count(label("The last day it stored.")),
      daysStored: count(label("How many days it stored.")),
      postReadingsStored: count(label("How many readings of posts it stored.")),
    },
  },
  importMonths: {
    title: label("Days you brought"),
    about: label("Which days each import stored, so that it can be taken back."),
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
      month: ofImport("The month."),
      followers: ofImport("Days with followers."),
      following: ofImport("Days with accounts followed."),
      views: ofImport("Days with views."),
      posts: ofImport("Days with posts."),
      likes: ofImport("Days with likes."),
    },
  },
} satisfies Inventory<{
  accountMonths: typeof accountMonths;
  postLabels: typeof postLabels;
  posts: typeof posts;
  imports: typeof imports;
  importMonths: typeof importMonths;
}>;

import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { accounts, postLabels, posts } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { authorize } from "@/lib/auth/permissions";
import { inWorkspace, type PersonContext, workspaceOf } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { seal } from "@/lib/crypto/seal";
import { ConflictError, NotFoundError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { platform } from "@/lib/platforms/registry";
import { LabelName, labelDigests } from "./name";

export const LabelInput = z.strictObject({ postId: z.uuid(), name: LabelName });
type LabelInput = z.output<typeof LabelInput>;

/** Of one post, and of the workspace. */
const mostOnPost = 10;
const mostNames = 200;

/**
 * Puts a label on a post. Doing it twice, with other capitals too, changes nothing.
 * @throws NotFoundError also for a post that is not for this member to see
 */
export async function labelPost(ctx: PersonContext, { postId, name }: LabelInput): Promise<void> {
  authorize(ctx, "post:label");
  const digests = labelDigests(ctx, name);
  await inWorkspace(ctx, async (tx) => {
    const post = await lockPost(tx, ctx, postId);
    const there = await tx
      .select({ nameLookup: postLabels.nameLookup })
      .from(postLabels)
      .where(eq(postLabels.postId, post.id));
    const isOne = (lookup: Buffer) => digests.some((digest) => digest.equals(lookup));
    if (there.some(({ nameLookup }) => isOne(nameLookup))) return;
    if (there.length >= mostOnPost)
      throw new ConflictError(t("A post has at most {most} labels. Remove one first.", { most: mostOnPost }));
    const names = await tx.selectDistinct({ nameLookup: postLabels.nameLookup }).from(postLabels);
    if (names.length >= mostNames && !names.some(({ nameLookup }) => isOne(nameLookup))) {
      throw new ConflictError(
        t("There are {most} different labels, the most there can be. Use one of them.", { most: mostNames }),
      );
    }
    const publicId = uuidv7();
    const key = await openKey(post.keyId);
    await tx.insert(postLabels).values({
      workspaceId: workspaceOf(ctx),
      postId: post.id,
      accountId: post.accountId,
      publicId,
      nameLookup: digests[0] as Buffer,
      name: seal(key, name, { table: "post_labels", column: "name", row: publicId }),
      labelledAt: ctx.now,
    });
    await recordEvent(tx, ctx, { action: "post.labelled", entityId: postId });
  });
}

/**
 * Takes a label off a post. One that is not there is off already.
 * @throws NotFoundError also for a post that is not for this member to see
 */
export async function unlabelPost(ctx: PersonContext, { postId, name }: LabelInput): Promise<void> {
  authorize(ctx, "post:label");
  const digests = labelDigests(ctx, name);
  await inWorkspace(ctx, async (tx) => {
    const post = await lockPost(tx, ctx, postId);
    const gone = await tx
      .delete(postLabels)
      .where(and(eq(postLabels.postId, post.id), inArray(postLabels.nameLookup, digests)))
      .returning({ publicId: postLabels.publicId });
    if (gone.length > 0) await recordEvent(tx, ctx, { action: "post.unlabelled", entityId: postId });
  });
}

/** One label at a time, so that two requests at once do not pass the limit together. */
async function lockPost(tx: Tx, ctx: PersonContext, publicId: string) {
  const [post] = await tx
    .select({
      id: posts.id,
      accountId: accounts.id,
      keyId: accounts.keyId,
      platform: accounts.platform,
      grantedBy: accounts.grantedBy,
    })
    .from(posts)
    .innerJoin(accounts, and(eq(accounts.workspaceId, posts.workspaceId), eq(accounts.id, posts.accountId)))
    .where(eq(posts.publicId, publicId))
    .for("update", { of: posts });
  const isSeen =
    post && (post.grantedBy === ctx.actor.userId || !platform(post.platform).descriptor.isOwnerOnly);
  if (!isSeen) throw new NotFoundError("Post");
  return post;
}

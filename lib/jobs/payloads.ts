import "server-only";
import { z } from "zod";

/** Every job there is. What each does stands in `handlers.ts`; when it is due stands in `due_work`. */
export const jobNames = [
  "sync-account",
  "tell-connections",
  "finish-disconnect",
  "end-grace",
  "handle-notice",
  "tell-restriction",
  "erase-person",
  "build-export",
  "expire-export",
  "apply-retention",
  "remind-connections",
  "seal-audit",
  "anchor-audit",
  "verify-audit",
] as const;

export type JobName = (typeof jobNames)[number];

const id = z
  .string()
  .regex(/^\d+$/)
  .transform((text) => BigInt(text));

/** Ids only, as `enqueue_work` writes them. `entityId` is 0 for work of the whole installation. */
export const JobPayload = z.strictObject({
  entityId: id,
  workspaceId: id.nullable(),
  userId: id.nullable(),
});

export type JobPayload = z.infer<typeof JobPayload>;

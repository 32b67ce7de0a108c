import "server-only";
import { z } from "zod";

const instant = z.iso.datetime();

/** One thing that was done, and what came of it. */
const Step = z.strictObject({
  step: z.enum(["revoke", "probe", "destroy-key", "delete-history"]),
  result: z.enum([
    /** revoke: the platform confirmed it. */
    "confirmed",
    /** revoke: the platform documents no such call. */
    "not-offered",
    /** revoke: no token was left that could be revoked. delete-history: there was no such account. */
    "nothing-held",
    /** revoke: a new grant of the same account took its place first. */
    "replaced",
    /** probe: the platform refuses the old token. */
    "refused",
    /** probe: the platform still took the old token at the last try. */
    "still-accepted",
    /** revoke, probe: the platform did not answer, or not in time. */
    "no-answer",
    /** destroy-key, delete-history: done here. */
    "done",
    /** delete-history: kept, as chosen. */
    "kept",
  ]),
  at: instant,
});
export type ReceiptStep = z.infer<typeof Step>;

/** What is not gone yet, or stays for a reason, and until when; null where it has no end. */
const Remainder = z.strictObject({ what: z.string(), until: instant.nullable() });
export type Remainder = z.infer<typeof Remainder>;

const head = { sequence: z.string(), code: z.string(), issuedAt: instant };

export const DisconnectBody = z.strictObject({
  ...head,
  kind: z.literal("disconnect"),
  /** What the platform told us, where it was not asked for here. */
  cause: z.enum(["ended-there", "deletion-asked"]).optional(),
  /** "pending" until the platform has answered or the last moment to reach it has passed. */
  state: z.enum(["pending", "complete", "failed"]),
  platform: z.string(),
  steps: z.array(Step),
  deletedRows: z.number().int(),
  remains: z.array(Remainder),
});

export const ErasureBody = z.strictObject({
  ...head,
  kind: z.literal("erasure"),
  state: z.enum(["waiting", "kept", "complete"]),
  requestedAt: instant,
  /** When deletion begins or began; null once it was called off. */
  runAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** Rows deleted, by table. */
  deleted: z.array(z.strictObject({ what: z.string(), rows: z.number().int() })),
  /** Connections that ended, and those whose platform is still silent: each has a receipt of its own. */
  connections: z.strictObject({ ended: z.number().int(), pending: z.number().int() }),
  billing: z.enum(["nothing-to-end", "ended", "pending"]),
  closingMail: z.enum(["sent", "failed"]).nullable(),
  remains: z.array(Remainder),
});

export const ReceiptBody = z.discriminatedUnion("kind", [DisconnectBody, ErasureBody]);
export type ReceiptBody = z.infer<typeof ReceiptBody>;
export type DisconnectBody = z.infer<typeof DisconnectBody>;
export type ErasureBody = z.infer<typeof ErasureBody>;

/** JSON with sorted keys and no space: one body has one text, which is what is hashed and signed. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

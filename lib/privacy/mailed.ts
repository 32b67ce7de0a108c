import "server-only";
import type { TemplateData, TemplateName } from "@/lib/email/templates";
import type { ColumnClass, DataCategory } from "./classification";
import { classOf, type inventory, type TableName } from "./inventory";

/** "sessions.device". */
type ColumnPath = {
  [Table in TableName]: `${Table}.${keyof (typeof inventory)[Table]["columns"] & string}`;
}[TableName];

/** Of any member of a union. */
type KeysOf<Data> = Data extends unknown ? keyof Data & string : never;

/** What a mail carries that stands in no row of a person. */
const nothing = [] as const;
const codes = {
  code: ["oneTimeSecrets.codeHash"],
  secret: ["oneTimeSecrets.secretHash"],
} as const;
const link = { secret: codes.secret } as const;
const receipt = ["erasures.receiptCode"] as const;

/**
 * Whose rows each part of each mail comes from: what leaves for the mail provider. A part without its columns does not
 * compile, so that a new mail is in the policy before it is sent.
 */
const carried = {
  "sign-in": codes,
  verify: codes,
  "already-registered": codes,
  reset: codes,
  "password-changed": { changedAt: nothing, ...link },
  "factors-changed": { change: nothing, changedAt: nothing, ...link },
  "new-sign-in": {
    beganAt: ["sessions.createdAt"],
    device: ["sessions.device"],
    network: ["sessions.network"],
    ...link,
  },
  "export-ready": { expiresAt: ["exportArchives.expiresAt"] },
  connections: { items: ["accounts.platform", "accounts.handle", "connections.deleteDataAt"] },
  "disconnect-done": {
    platform: ["accounts.platform"],
    handle: ["accounts.handle"],
    receiptCode: ["disconnects.receiptCode"],
    cause: ["disconnects.cause"],
  },
  restricted: { platform: ["users.restrictedBy"], reference: ["users.publicId"], contact: nothing },
  "erasure-scheduled": { runAt: ["erasures.runAt"], receiptCode: receipt },
  "erasure-done": { receiptCode: receipt },
  "audit-head": { day: nothing, sequence: nothing, hash: nothing },
  "audit-broken": { day: nothing, finding: nothing },
  invitation: {
    inviter: ["users.address"],
    role: ["invitations.role"],
    expiresAt: ["invitations.expiresAt"],
  },
  "workspace-changed": {
    kind: nothing,
    workspace: ["workspaces.name"],
    // Their address, where they gave no name.
    person: ["users.name", "users.address"],
    role: ["members.role"],
    accounts: nothing,
    endsAt: ["erasures.runAt"],
    isRemoved: nothing,
    receiptCodes: ["disconnects.receiptCode"],
  },
  "staff-changed": { change: nothing, role: ["staffMembers.role"], person: ["users.address"] },
  "support-allowed": { expiresAt: ["supportGrants.expiresAt"] },
} as const satisfies {
  [Name in TemplateName]: Record<KeysOf<TemplateData[Name]>, readonly ColumnPath[]>;
};

/** Whom a mail goes to. */
const addressed: readonly ColumnPath[] = ["users.address", "invitations.address"];

/** Every column of which something leaves in a mail, once. */
export const mailedColumns: readonly { table: TableName; column: ColumnClass }[] = [
  ...new Set([
    ...addressed,
    ...Object.values<Record<string, readonly ColumnPath[]>>(carried).flatMap((parts) =>
      Object.values(parts).flat(),
    ),
  ]),
].map((path) => {
  const [table, column] = path.split(".") as [TableName, string];
  return { table, column: classOf(table).columns[column] as ColumnClass };
});

/** Tables of which something leaves in a mail. */
export const mailedTables: ReadonlySet<string> = new Set(mailedColumns.map(({ table }) => table));

/** What that is, in the words of the inventory. */
export const mailedCategories: readonly DataCategory[] = [
  ...new Set(mailedColumns.map(({ column }) => column.category)),
];

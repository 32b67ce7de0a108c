import type { PgTable } from "drizzle-orm/pg-core";
import { type Label, label } from "@/lib/language/t";

/** What a value is, in the words of the fides taxonomy, and for people. */
export const dataCategories = {
  "system.operations": "Technical records",
  "user.account.settings": "Settings",
  "user.account.username": "Names of your platform accounts",
  "user.authorization.credentials": "Access grants and one-time codes",
  "user.authorization.password": "Password",
  "user.behavior": "What you did here",
  "user.contact.email": "Email address",
  "user.content.private": "Notes and labels you wrote",
  "user.content.public": "Public counts of your accounts and posts",
  "user.device": "Browsers you sign in with",
  "user.device.ip_address": "Networks you sign in from",
  "user.name": "Name",
  "user.privacy_preferences": "Privacy requests and choices",
  "user.unique_id": "Identifiers given by platforms",
  "user.unique_id.pseudonymous": "Identifiers we made for you",
} as const;
export type DataCategory = keyof typeof dataCategories;

export const purposes = {
  account: label("To run your account"),
  analytics: label("To show how your public counts develop"),
  connection: label("To read your public counts from the platform you linked"),
  operations: label("To do the work you asked for, once, and not twice"),
  rights: label("To carry out your privacy requests, and to prove it"),
  security: label("To keep others out of your account"),
} as const;
export type Purpose = keyof typeof purposes;

export const lawfulBases = {
  contract: label("Contract: the service you asked for, GDPR Art. 6(1)(b)"),
  "legal-obligation": label("Legal obligation: showing that your rights were kept, GDPR Art. 6(1)(c)"),
  "legitimate-interest": label("Legitimate interest: security of the service, GDPR Art. 6(1)(f)"),
} as const;
type LawfulBasis = keyof typeof lawfulBases;

export const sources = { you: "You", platform: "The platform you linked", us: "Tallyglass" } as const;
export type Source = keyof typeof sources;

/**
 * How long each kind of row stays. The periods that a clock ends are enforced by `retention.ts`: so many days after the
 * instant that a table's `endsBy` names.
 */
export const retentionPeriods = {
  account: {
    text: label("While your account exists; 7 days after a sign-up whose address nobody proves"),
    days: 7,
  },
  connection: {
    text: label("Until you disconnect; at most 72 hours longer while the platform does not answer"),
  },
  metrics: {
    text: label(
      "While the account is linked, as long as you chose, or as long as the platform's rules allow, whichever ends first",
    ),
  },
  "platform-profile": {
    text: label("While the account is linked; a name that could not be refreshed for 30 days is blanked"),
    days: 30,
  },
  session: { text: label("7 days without use, 30 days in all"), days: 0 },
  invitation: { text: label("Until it is answered; 7 days at most, and 1 day more"), days: 1 },
  "one-time-secret": { text: label("Until used or expired, and 1 day more"), days: 1 },
  "rate-limit": {
    text: label("Until its window ends: an hour for mails asked for, 30 days for failed tries"),
    days: 0,
  },
  "connect-attempt": { text: label("1 day after it expires"), days: 1 },
  "known-device": { text: label("180 days after the last sign-in from it"), days: 180 },
  "export-file": { text: label("The file 72 hours, the record of it 90 days"), days: 90 },
  note: {
    text: label(
      "Until you delete it, or the account it stands at goes; 1 day longer, in which it can be brought back",
    ),
    days: 1,
  },
  "sync-run": { text: label("90 days"), days: 90 },
  activity: { text: label("90 days, or until you wipe it"), days: 90 },
  "staff-visit": { text: label("30 minutes without use, 12 hours in all") },
  "staff-opening": { text: label("15 minutes, and until the night after") },
  "support-grant": { text: label("90 days after it ended"), days: 90 },
  "audit-event": { text: label("90 days"), days: 90 },
  "unsealed-event": { text: label("Until it is sealed, within minutes") },
  "audit-chain": {
    text: label("3 years; what an event said is gone with the event, and its digest reads as nothing"),
    days: 3 * 365,
  },
  request: { text: label("Until the request is carried out") },
  receipt: { text: label("3 years; it names nobody"), days: 3 * 365 },
  signal: {
    text: label(
      "Whom it is about until it is worked on, within minutes; the rest 30 days, but for a mark that keeps it from counting twice",
    ),
    days: 30,
  },
  work: { text: label("Until the work is done") },
  allowance: { text: label("Written over as the platforms' allowances begin anew") },
} as const satisfies Record<string, { text: Label; days?: number }>;
type RetentionKey = keyof typeof retentionPeriods;

/** How a row leads to a person. Columns are named as in the database. */
type SubjectPath =
  /** `column` holds the person's internal id; `standsAt` an account, with which the row goes as well, whoever granted it. */
  | { via: "person"; column: "id" | "user_id" | "granted_by"; standsAt?: "account_id" }
  /** `column` holds an account that the person granted. */
  | { via: "account"; column: "account_id" }
  /** `column` holds a connection of such an account. */
  | { via: "connection"; column: "connection_id" }
  /** `column` holds the person's public id. */
  | { via: "actor"; column: "actor_id" }
  /** The row belongs to a workspace and goes when the workspace ends with its last owner. */
  | { via: "workspace"; column: "id" }
  /** `column` holds a key of the person or of their connections, in the keystore. */
  | { via: "key"; column: "key_id" }
  | { via: "nobody"; because: string };

type OnErase = "delete" | { keep: string };

interface ColumnBase {
  category: DataCategory;
  onErase?: OnErase;
  purpose?: Purpose;
  basis?: LawfulBasis;
  source?: Source;
  retention?: RetentionKey;
  /** Sealed text: whose key opens it. */
  sealed?: "person" | "connection" | "wrapping";
}

export interface ExportedColumn extends ColumnBase {
  /** One sentence: for the export's dictionary and, in the reader's language, for /privacy/data. */
  about: Label;
  /** A reference is exported as the public id it stands for. */
  inExport: true | "account" | "post";
}

interface UnexportedColumn extends ColumnBase {
  /** One sentence: for the policy. */
  about: string;
  inExport: { not: string };
}

export type ColumnClass = ExportedColumn | UnexportedColumn;

export function isExported(column: ColumnClass): column is ExportedColumn {
  return typeof column.inExport !== "object";
}

/** What holds for every column of a table that does not say otherwise. */
export interface TableClass<Columns extends string = string> {
  /** For people: "Linked accounts". */
  title: Label;
  about: Label;
  purpose: Purpose;
  basis: LawfulBasis;
  source: Source;
  retention: RetentionKey;
  subject: SubjectPath;
  onErase: OnErase;
  /** The instant by which rows are dated, as named in the database. */
  datedBy?: string;
  /** The instant its period counts from, named likewise: the first of these that a row has. Left out where no clock ends a row. */
  endsBy?: readonly string[];
  /** No role but the owner's functions reaches it: erased by the function `erase_<table>`. */
  behindDoor?: true;
  columns: Readonly<Record<Columns, ColumnClass>>;
}

type TablesOf<Schema> = keyof { [K in keyof Schema as Schema[K] extends PgTable ? K : never]: true } & string;
type ColumnsOf<Table> = Table extends PgTable ? keyof Table["_"]["columns"] & string : never;

/** Every table of a schema with every column of it: one without a class does not compile, and the error names it. */
export type Inventory<Schema> = {
  readonly [K in TablesOf<Schema>]: TableClass<ColumnsOf<Schema[K & keyof Schema]>>;
};

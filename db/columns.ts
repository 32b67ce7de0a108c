import { bigint, customType, timestamp, uuid } from "drizzle-orm/pg-core";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Internal key: never leaves the server, never means an order. */
export const id = () => bigint("id", { mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity();

/** The only identifier people, addresses and logs see: uuidv7 made in Node. */
export const publicId = () => uuid("public_id").notNull().unique();

/** First in the key of every tenant table; row-level security compares it. */
export const workspaceId = () => bigint("workspace_id", { mode: "bigint" }).notNull();

/** A reference by internal key. */
export const ref = (name: string) => bigint(name, { mode: "bigint" });

/** A moment, with time zone. Named `…_at`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Personal text under a key of its own: filled and read only through `lib/crypto/seal`. Named `…_sealed`. */
export const sealed = (name: string) => bytes(`${name}_sealed`);

/** SHA-256 or HMAC-SHA-256 of something that must be found but not read. */
export const digest = (name: string) => bytes(name);

/** Bytes that a device made up and shows again: no secret, and no text. */
export const opaque = (name: string) => bytes(name);

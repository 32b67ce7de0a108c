CREATE TABLE "audit_chain" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"event_id" bigint NOT NULL,
	"at" timestamp with time zone,
	"sealed_at" timestamp with time zone NOT NULL,
	"digest" "bytea",
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"key_mark" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unsealed_events" (
	"event_id" bigint NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "unsealed_events_event_id_kind_pk" PRIMARY KEY("event_id","kind")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "audit_chain_event" ON "audit_chain" USING btree ("event_id","kind");--> statement-breakpoint
-- Events written before there was a chain begin it. Their owner, who migrates, is walled as well until told otherwise.
ALTER TABLE "audit_events" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO "unsealed_events" ("event_id", "kind") SELECT "id", 'written' FROM "audit_events";
--> statement-breakpoint
ALTER TABLE "audit_events" FORCE ROW LEVEL SECURITY;

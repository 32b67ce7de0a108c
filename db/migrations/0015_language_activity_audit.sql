CREATE TABLE "activity" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "activity_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"device_sealed" "bytea",
	"network_sealed" "bytea",
	CONSTRAINT "activity_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
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
ALTER TABLE "users" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "idle_hours" integer DEFAULT 168 NOT NULL;--> statement-breakpoint
CREATE INDEX "activity_user" ON "activity" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_chain_event" ON "audit_chain" USING btree ("event_id","kind");--> statement-breakpoint
-- Events written before there was a chain begin it. Their owner, who migrates, is walled as well until told otherwise.
ALTER TABLE "audit_events" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO "unsealed_events" ("event_id", "kind") SELECT "id", 'written' FROM "audit_events";
--> statement-breakpoint
ALTER TABLE "audit_events" FORCE ROW LEVEL SECURITY;

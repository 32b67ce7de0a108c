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
ALTER TABLE "users" ADD COLUMN "idle_hours" integer DEFAULT 168 NOT NULL;--> statement-breakpoint
CREATE INDEX "activity_user" ON "activity" USING btree ("user_id","id");
CREATE TABLE "staff_members" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_openings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_openings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"visit_id" bigint NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"saw_connections_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_visits" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_visits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"session_id" bigint NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"proven_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_visits_session_id_unique" UNIQUE("session_id")
);
--> statement-breakpoint
CREATE TABLE "support_grants" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "support_grants_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "support_grants_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "reason_sealed" "bytea";--> statement-breakpoint
CREATE INDEX "staff_openings_user" ON "staff_openings" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "staff_openings_visit" ON "staff_openings" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "staff_visits_user" ON "staff_visits" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "support_grants_user" ON "support_grants" USING btree ("user_id");
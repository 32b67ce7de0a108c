CREATE TABLE "invitations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "invitations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"key_id" uuid NOT NULL,
	"host_workspace" bigint NOT NULL,
	"address_sealed" "bytea" NOT NULL,
	"address_lookup" "bytea" NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitations_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "left_workspaces" (
	"user_id" bigint NOT NULL,
	"host_workspace" bigint NOT NULL,
	"left_at" timestamp with time zone NOT NULL,
	CONSTRAINT "left_workspaces_user_id_host_workspace_pk" PRIMARY KEY("user_id","host_workspace")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "chosen_workspace" bigint;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "name_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "name_key_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_address" ON "invitations" USING btree ("host_workspace","address_lookup");--> statement-breakpoint
CREATE INDEX "invitations_lookup" ON "invitations" USING btree ("address_lookup");--> statement-breakpoint
CREATE INDEX "invitations_user" ON "invitations" USING btree ("user_id");
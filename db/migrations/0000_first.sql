CREATE TABLE "account_index" (
	"platform" text NOT NULL,
	"external_lookup" "bytea" NOT NULL,
	"workspace_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	CONSTRAINT "account_index_platform_external_lookup_pk" PRIMARY KEY("platform","external_lookup"),
	CONSTRAINT "account_index_account_id_unique" UNIQUE("account_id")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"granted_by" bigint NOT NULL,
	"key_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"external_id_sealed" "bytea" NOT NULL,
	"handle_sealed" "bytea" NOT NULL,
	"profile_read_at" timestamp with time zone NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	"paused_at" timestamp with time zone,
	"first_reading_at" timestamp with time zone,
	"last_reading_at" timestamp with time zone,
	CONSTRAINT "accounts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "accounts_id_unique" UNIQUE("id"),
	CONSTRAINT "accounts_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "connect_attempts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "connect_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"session_id" bigint NOT NULL,
	"platform" text NOT NULL,
	"state_hash" "bytea" NOT NULL,
	"browser_hash" "bytea" NOT NULL,
	"verifier_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "connect_attempts_state_hash_unique" UNIQUE("state_hash")
);
--> statement-breakpoint
CREATE TABLE "connection_secrets" (
	"workspace_id" bigint NOT NULL,
	"connection_id" bigint NOT NULL,
	"key_id" uuid NOT NULL,
	"tokens_sealed" "bytea" NOT NULL,
	"access_expires_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "connection_secrets_workspace_id_connection_id_pk" PRIMARY KEY("workspace_id","connection_id")
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "connections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"account_id" bigint NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"problem_since" timestamp with time zone,
	"scopes" text[] NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"verified_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"last_tried_at" timestamp with time zone,
	"retry_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"delete_data_at" timestamp with time zone,
	CONSTRAINT "connections_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "connections_id_unique" UNIQUE("id"),
	CONSTRAINT "connections_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "sync_runs" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "sync_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"outcome" text,
	"posts_found" integer DEFAULT 0 NOT NULL,
	"posts_read" integer DEFAULT 0 NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"is_listing_done" boolean DEFAULT false NOT NULL,
	CONSTRAINT "sync_runs_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "sync_runs_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "account_months" (
	"workspace_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"month" date NOT NULL,
	"followers" bigint[] DEFAULT array_fill(null::bigint, array[31]) NOT NULL,
	"following" bigint[] DEFAULT array_fill(null::bigint, array[31]) NOT NULL,
	"views" bigint[] DEFAULT array_fill(null::bigint, array[31]) NOT NULL,
	"posts" bigint[] DEFAULT array_fill(null::bigint, array[31]) NOT NULL,
	"likes" bigint[] DEFAULT array_fill(null::bigint, array[31]) NOT NULL,
	"states" smallint[] DEFAULT array_fill(null::smallint, array[31]) NOT NULL,
	"read_seconds" integer[] DEFAULT array_fill(null::integer, array[31]) NOT NULL,
	"gap_reasons" smallint[] DEFAULT array_fill(null::smallint, array[31]) NOT NULL,
	CONSTRAINT "account_months_workspace_id_account_id_month_pk" PRIMARY KEY("workspace_id","account_id","month"),
	CONSTRAINT "account_months_month" CHECK (extract(day from "account_months"."month") = 1),
	CONSTRAINT "account_months_bounds" CHECK (array_dims(followers) = '[1:31]' and array_dims(following) = '[1:31]' and array_dims(views) = '[1:31]' and array_dims(posts) = '[1:31]' and array_dims(likes) = '[1:31]' and array_dims(states) = '[1:31]' and array_dims(read_seconds) = '[1:31]' and array_dims(gap_reasons) = '[1:31]')
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "posts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"account_id" bigint NOT NULL,
	"external_id_sealed" "bytea" NOT NULL,
	"external_lookup" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"next_read_day" date NOT NULL,
	"read_at" timestamp with time zone[] NOT NULL,
	"age_days" integer[] NOT NULL,
	"views" bigint[] NOT NULL,
	"likes" bigint[] NOT NULL,
	"comments" bigint[] NOT NULL,
	"shares" bigint[] NOT NULL,
	"states" smallint[] NOT NULL,
	CONSTRAINT "posts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "posts_id_unique" UNIQUE("id"),
	CONSTRAINT "posts_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "known_devices" (
	"user_id" bigint NOT NULL,
	"device_hash" "bytea" NOT NULL,
	"last_used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "known_devices_user_id_device_hash_pk" PRIMARY KEY("user_id","device_hash")
);
--> statement-breakpoint
CREATE TABLE "one_time_secrets" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "one_time_secrets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"browser_hash" "bytea" NOT NULL,
	"failed_tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "one_time_secrets_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"hits" integer NOT NULL,
	"window_ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"device_sealed" "bytea",
	"network_sealed" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"authenticated_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"address_sealed" "bytea" NOT NULL,
	"address_lookup" "bytea" NOT NULL,
	"name_sealed" "bytea",
	"password_hash" text,
	"password_browser" "bytea",
	"verified_at" timestamp with time zone,
	"old_enough_at" timestamp with time zone NOT NULL,
	"terms_version" text NOT NULL,
	"show_covers" boolean DEFAULT true NOT NULL,
	"frozen_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "users_address_lookup_unique" UNIQUE("address_lookup")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"entity_id" uuid,
	CONSTRAINT "audit_events_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "audit_events_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "disconnects" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "disconnects_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"connection_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"receipt_code" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"give_up_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"keep_history" text NOT NULL,
	"deleted_rows" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "disconnects_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "disconnects_id_unique" UNIQUE("id"),
	CONSTRAINT "disconnects_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "erasures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"receipt_code" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	CONSTRAINT "erasures_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "erasures_user_id_unique" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "export_archives" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "export_archives_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"state" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"bytes" bigint,
	"sha256" text,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"rows_total" integer,
	"downloads" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "export_archives_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"body" text NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"signature" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "due_work" (
	"job" text NOT NULL,
	"entity_id" bigint NOT NULL,
	"workspace_id" bigint,
	"user_id" bigint,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "due_work_job_entity_id_pk" PRIMARY KEY("job","entity_id")
);
--> statement-breakpoint
CREATE TABLE "member_index" (
	"user_id" bigint NOT NULL,
	"workspace_id" bigint NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "member_index_user_id_workspace_id_pk" PRIMARY KEY("user_id","workspace_id")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"workspace_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "members_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "workspaces_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "workspaces_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE INDEX "connect_attempts_user" ON "connect_attempts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_account" ON "connections" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sync_runs_account" ON "sync_runs" USING btree ("workspace_id","account_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_external" ON "posts" USING btree ("workspace_id","account_id","external_lookup");--> statement-breakpoint
CREATE INDEX "posts_published" ON "posts" USING btree ("workspace_id","account_id","published_at");--> statement-breakpoint
CREATE INDEX "one_time_secrets_user" ON "one_time_secrets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_events_workspace" ON "audit_events" USING btree ("workspace_id","at");--> statement-breakpoint
CREATE INDEX "disconnects_connection" ON "disconnects" USING btree ("workspace_id","connection_id");--> statement-breakpoint
CREATE INDEX "export_archives_user" ON "export_archives" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "receipts_code" ON "receipts" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_hash" ON "receipts" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "due_work_due" ON "due_work" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "member_index_workspace" ON "member_index" USING btree ("workspace_id");
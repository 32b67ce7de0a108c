ALTER TABLE "connect_attempts" ADD COLUMN "account_id" bigint;--> statement-breakpoint
ALTER TABLE "connect_attempts" ADD COLUMN "found_handle_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "told" text;--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "told_at" timestamp with time zone;
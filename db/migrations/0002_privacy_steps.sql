ALTER TABLE "disconnects" ALTER COLUMN "user_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "disconnects" ADD COLUMN "platform" text NOT NULL;--> statement-breakpoint
ALTER TABLE "disconnects" ADD COLUMN "revoke_result" text;--> statement-breakpoint
ALTER TABLE "disconnects" ADD COLUMN "revoke_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "disconnects" ADD COLUMN "probes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "disconnects" ADD COLUMN "probe_result" text;--> statement-breakpoint
ALTER TABLE "disconnects" ADD COLUMN "probe_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "disconnects" ADD COLUMN "destroyed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "erasures" ADD COLUMN "mailed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "export_archives" ADD COLUMN "scope_accounts" uuid[];--> statement-breakpoint
ALTER TABLE "export_archives" ADD COLUMN "scope_from" date;--> statement-breakpoint
ALTER TABLE "export_archives" ADD COLUMN "scope_to" date;
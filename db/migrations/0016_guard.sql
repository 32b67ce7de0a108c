ALTER TABLE "users" ADD COLUMN "guarded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "guard_reset_at" timestamp with time zone;
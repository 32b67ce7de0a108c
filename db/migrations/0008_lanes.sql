ALTER TABLE "accounts" ADD COLUMN "listed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "due_work" ADD COLUMN "lane" text;--> statement-breakpoint
ALTER TABLE "due_work" ADD COLUMN "read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "due_work" ADD COLUMN "proven_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "due_work" ADD COLUMN "handed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "due_work" ADD COLUMN "leased_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "due_work" ADD COLUMN "planned_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "due_work_lane" ON "due_work" USING btree ("lane","due_at");
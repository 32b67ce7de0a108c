ALTER TABLE "users" ADD COLUMN "has_weekly_medians" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "has_hidden_counts" boolean DEFAULT false NOT NULL;
ALTER TABLE "users" ADD COLUMN "keep_years" integer;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_keep_years" CHECK ("users"."keep_years" in (1, 2, 5));
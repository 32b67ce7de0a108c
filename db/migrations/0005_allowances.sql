CREATE TABLE "allowance_spending" (
	"bucket" text PRIMARY KEY NOT NULL,
	"slot_at" timestamp with time zone NOT NULL,
	"planned" integer[] NOT NULL,
	"asked" integer[] NOT NULL,
	"refusals" integer NOT NULL,
	"closed_until" timestamp with time zone
);

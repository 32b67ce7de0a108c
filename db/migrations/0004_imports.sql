CREATE TABLE "import_months" (
	"workspace_id" bigint NOT NULL,
	"import_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"month" date NOT NULL,
	"followers" integer NOT NULL,
	"following" integer NOT NULL,
	"views" integer NOT NULL,
	"posts" integer NOT NULL,
	"likes" integer NOT NULL,
	CONSTRAINT "import_months_workspace_id_import_id_month_pk" PRIMARY KEY("workspace_id","import_id","month")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"account_id" bigint NOT NULL,
	"source" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	"first_day" date,
	"last_day" date,
	"days_stored" integer NOT NULL,
	"post_readings_stored" integer NOT NULL,
	CONSTRAINT "imports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "imports_id_unique" UNIQUE("id"),
	CONSTRAINT "imports_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
ALTER TABLE "account_months" DROP CONSTRAINT "account_months_bounds";--> statement-breakpoint
ALTER TABLE "account_months" ADD COLUMN "imported" integer[] DEFAULT array_fill(null::integer, array[31]) NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "imported_readings" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "import_id" bigint;--> statement-breakpoint
CREATE INDEX "imports_account" ON "imports" USING btree ("workspace_id","account_id");--> statement-breakpoint
ALTER TABLE "account_months" ADD CONSTRAINT "account_months_bounds" CHECK (array_dims(followers) = '[1:31]' and array_dims(following) = '[1:31]' and array_dims(views) = '[1:31]' and array_dims(posts) = '[1:31]' and array_dims(likes) = '[1:31]' and array_dims(states) = '[1:31]' and array_dims(read_seconds) = '[1:31]' and array_dims(gap_reasons) = '[1:31]' and array_dims(imported) = '[1:31]');
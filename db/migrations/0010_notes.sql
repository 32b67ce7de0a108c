CREATE TABLE "notes" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"user_id" bigint NOT NULL,
	"key_id" uuid NOT NULL,
	"account_id" bigint,
	"day" date NOT NULL,
	"text_sealed" "bytea" NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "notes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "notes_id_unique" UNIQUE("id"),
	CONSTRAINT "notes_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE INDEX "notes_day" ON "notes" USING btree ("workspace_id","day");
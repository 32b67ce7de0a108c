CREATE TABLE "post_labels" (
	"workspace_id" bigint NOT NULL,
	"post_id" bigint NOT NULL,
	"name_lookup" "bytea" NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"public_id" uuid NOT NULL,
	"account_id" bigint NOT NULL,
	"labelled_at" timestamp with time zone NOT NULL,
	CONSTRAINT "post_labels_workspace_id_post_id_name_lookup_pk" PRIMARY KEY("workspace_id","post_id","name_lookup"),
	CONSTRAINT "post_labels_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
ALTER TABLE "post_labels" ADD CONSTRAINT "post_labels_workspace_id_post_id_posts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","post_id") REFERENCES "public"."posts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_labels_name" ON "post_labels" USING btree ("workspace_id","name_lookup");
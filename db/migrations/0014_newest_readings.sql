ALTER TABLE "posts"
	ADD COLUMN "readings" integer GENERATED ALWAYS AS (cardinality(age_days)) STORED NOT NULL,
	ADD COLUMN "newest_read_at" timestamp with time zone GENERATED ALWAYS AS (read_at[cardinality(read_at)]) STORED,
	ADD COLUMN "newest_views" bigint GENERATED ALWAYS AS (views[cardinality(views)]) STORED,
	ADD COLUMN "newest_likes" bigint GENERATED ALWAYS AS (likes[cardinality(likes)]) STORED,
	ADD COLUMN "newest_comments" bigint GENERATED ALWAYS AS (comments[cardinality(comments)]) STORED,
	ADD COLUMN "newest_shares" bigint GENERATED ALWAYS AS (shares[cardinality(shares)]) STORED,
	ADD COLUMN "newest_states" smallint GENERATED ALWAYS AS (states[cardinality(states)]) STORED;

-- Some profiles of a database: those of a list, or those for which a condition holds.
CREATE TABLE "segment" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "database_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "condition" JSONB,
    "group_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "profile_count" INTEGER,
    "counted_at" TIMESTAMPTZ(3),
    "refreshed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "segment" ADD CONSTRAINT "segment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "segment" ADD CONSTRAINT "segment_database_id_fkey" FOREIGN KEY ("database_id") REFERENCES "database"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "segment_database_id_idx" ON "segment"("database_id");
-- The name of a deleted one is free again.
CREATE UNIQUE INDEX "segment_name" ON "segment"("account_id", "name") WHERE "deleted_at" IS NULL;

-- Who is in a segment; read by segment (its list) and by profile (a batch's conditions).
CREATE TABLE "segment_member" (
    "shard" SMALLINT NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "profile_id" BIGINT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segment_member_pkey" PRIMARY KEY ("shard","segment_id","profile_id")
);
CREATE INDEX "segment_member_shard_profile_id_segment_id_idx" ON "segment_member"("shard", "profile_id", "segment_id");

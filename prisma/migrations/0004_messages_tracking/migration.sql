-- Whether a mailing's letters tell when they are opened and clicked, and where their links lead to.
ALTER TABLE "mailing" ADD COLUMN "tracking" BOOLEAN NOT NULL DEFAULT true;

CREATE TABLE "tracked_link" (
    "key_shard" SMALLINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "account_id" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tracked_link_pkey" PRIMARY KEY ("key_shard","hash")
);

-- Addresses that an account writes to no more, whatever they are subscribed to.
CREATE TABLE "suppression" (
    "key_shard" SMALLINT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("key_shard","account_id","address")
);
CREATE INDEX "suppression_account_id_address_idx" ON "suppression"("account_id", "address");

-- How many letters a sender hands over in which time, and where all engines take their turns.
ALTER TABLE "sender"
    ADD COLUMN "rate_limit" INTEGER,
    ADD COLUMN "rate_per" TEXT NOT NULL DEFAULT 'second';

CREATE TABLE "rate_bucket" (
    "key" TEXT NOT NULL,
    "next_ms" DOUBLE PRECISION NOT NULL,
    "queue_ms" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key")
) WITH (fillfactor = 50);

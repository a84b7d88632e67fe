-- What came of a message after it was queued, and what it was filled from where its page may be asked for.
ALTER TABLE "message"
    ADD COLUMN "delivered_at" TIMESTAMPTZ(3),
    ADD COLUMN "opened_at" TIMESTAMPTZ(3),
    ADD COLUMN "opens" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "clicked_at" TIMESTAMPTZ(3),
    ADD COLUMN "clicks" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "unsubscribed_at" TIMESTAMPTZ(3),
    ADD COLUMN "complained_at" TIMESTAMPTZ(3),
    ADD COLUMN "bounced_at" TIMESTAMPTZ(3),
    ADD COLUMN "variables" JSONB;

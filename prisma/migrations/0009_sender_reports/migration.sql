-- What came of letters after the mail server took them, as providers report it.
ALTER TABLE "sender"
    ADD COLUMN "report_token" TEXT,
    ADD COLUMN "report_secret" BYTEA;
CREATE UNIQUE INDEX "sender_report_token_key" ON "sender"("report_token");

ALTER TABLE "message"
    ADD COLUMN "bounce_kind" TEXT,
    ADD COLUMN "bounce_reason" TEXT;

-- It said when the own mail server took the letter; from now on, that it is known to have arrived.
UPDATE "message" SET "delivered_at" = coalesce("opened_at", "clicked_at", "unsubscribed_at", "complained_at")
WHERE "delivered_at" IS NOT NULL;

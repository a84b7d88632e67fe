-- Where letters come back to, and the mailbox in which reports about them are read.
ALTER TABLE "sender"
    ADD COLUMN "bounce_address" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "imap_host" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "imap_port" INTEGER NOT NULL DEFAULT 993,
    ADD COLUMN "imap_tls" TEXT NOT NULL DEFAULT 'tls',
    ADD COLUMN "imap_username" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "imap_password" BYTEA,
    ADD COLUMN "imap_read_at" TIMESTAMPTZ(3),
    ADD COLUMN "imap_error" TEXT;

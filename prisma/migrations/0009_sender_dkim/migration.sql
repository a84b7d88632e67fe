-- With which key a sender signs its letters (RFC 6376); the private key is encrypted as the password is.
ALTER TABLE "sender"
    ADD COLUMN "dkim_selector" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "dkim_private_key" BYTEA,
    ADD COLUMN "dkim_public_key" TEXT NOT NULL DEFAULT '';

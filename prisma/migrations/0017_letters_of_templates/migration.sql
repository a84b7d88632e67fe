-- An element sends a template without a trigger mailing: such a letter has no mailing. Changes the catalog only, no row.
ALTER TABLE "message" ALTER COLUMN "mailing_id" DROP NOT NULL;

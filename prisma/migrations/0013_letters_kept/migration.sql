-- Until when what belongs to letters is kept: where a link leads to, from its last letter on; what letters were filled from.
ALTER TABLE "tracked_link" ADD COLUMN "used_at" TIMESTAMPTZ(3);
UPDATE "tracked_link" SET "used_at" = "created_at";
ALTER TABLE "tracked_link" ALTER COLUMN "used_at" SET NOT NULL;

-- Few rows have them, and a message loses its entry with them.
CREATE INDEX "message_kept_variables" ON "message" ("shard", "created_at") WHERE "variables" IS NOT NULL;

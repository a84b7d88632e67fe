-- Operations that walk over profiles: where they are, how many there are, how many entered, and why they ended early.
ALTER TABLE "engine_operation" ADD COLUMN "after_id" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "engine_operation" ADD COLUMN "total" INTEGER;
ALTER TABLE "engine_operation" ADD COLUMN "entered" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "engine_operation" ADD COLUMN "note" TEXT;

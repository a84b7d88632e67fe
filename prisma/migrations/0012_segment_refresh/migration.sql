-- How far a refresh is, and how often a dynamic segment is checked whose entries an active scenario waits for.
ALTER TABLE "segment" ADD COLUMN "refresh_shard" SMALLINT, ADD COLUMN "watch_minutes" INTEGER;

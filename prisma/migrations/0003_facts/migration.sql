-- Kinds of facts that the newest version of a scenario listens for; counted only while it is active.
ALTER TABLE "scenario" ADD COLUMN "listens" TEXT[] DEFAULT ARRAY[]::TEXT[];
CREATE INDEX "scenario_listening" ON "scenario" ("database_id") WHERE "is_active" AND "listens" <> '{}';

-- Whether a waiting task may be woken by a fact.
ALTER TABLE "task" ADD COLUMN "awaits" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "event_inbox"
  ADD COLUMN "lane" SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN "hops" SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN "starts" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "due_at" TIMESTAMPTZ(3) NOT NULL;
CREATE INDEX "event_inbox_shard_lane_due_at_idx" ON "event_inbox"("shard", "lane", "due_at");
-- Rows live for milliseconds.
ALTER TABLE "event_inbox" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 1);

-- Events of a profile since a moment: who waits for one first looks whether it came already.
CREATE INDEX "profile_event_events" ON "profile_event" ("shard", "profile_id", "at") WHERE "kind" = 'event';

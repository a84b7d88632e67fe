-- Passes that ended because something went wrong are listed, too; there are few of them.
CREATE INDEX "task_ended_in_error" ON "task" ("shard", "scenario_id", "node_id", "profile_id", "instance") WHERE "status" = 'ended' AND "error" IS NOT NULL;

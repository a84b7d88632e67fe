-- Failed passes are few and asked for apart from those inside.
CREATE INDEX "task_failed" ON "task" ("shard", "scenario_id", "node_id", "profile_id", "instance") WHERE "status" = 'failed';

-- Effects are leased lane by lane, as tasks are claimed: real time does not wait behind a million bulk calls.
DROP INDEX "effect_due";
CREATE INDEX "effect_due" ON "effect" ("shard", "lane", "due_at") WHERE "due_at" IS NOT NULL;

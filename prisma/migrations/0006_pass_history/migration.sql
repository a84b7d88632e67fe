-- The log of attempts is read pass by pass.
CREATE INDEX "effect_attempt_shard_profile_id_pass_id_idx" ON "effect_attempt" ("shard", "profile_id", "pass_id");

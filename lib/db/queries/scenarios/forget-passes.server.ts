import type { Pool } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

/**
 * Deletes the tombstones of a scenario, shard by shard, so that everybody may enter again. No index leads to them (they are
 * only looked at by their profile), hence one pass over each shard's part of the table; it happens by a person's hand only.
 */
export async function forgetPasses(pool: Pool, scenarioId: number): Promise<void> {
  for (const shard of ALL_SHARDS) {
    await pool.query({
      name: "forget-passes",
      text: `DELETE FROM task WHERE shard = $1 AND scenario_id = $2 AND status = 'ended'`,
      values: [shard, scenarioId],
    });
  }
}

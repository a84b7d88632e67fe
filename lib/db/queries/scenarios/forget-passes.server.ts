import type { ClientBase } from "pg";

/**
 * Deletes the tombstones of a scenario in a shard, so that everybody may enter again. No index leads to them (they are
 * only looked at by their profile), hence one pass over the shard's part of the table; it happens by a person's hand only.
 */
export async function forgetPasses(
  client: ClientBase,
  { shard, scenarioId }: { shard: number; scenarioId: number },
): Promise<void> {
  await client.query({
    name: "forget-passes",
    text: `DELETE FROM task WHERE shard = $1 AND scenario_id = $2 AND status = 'ended'`,
    values: [shard, scenarioId],
  });
}

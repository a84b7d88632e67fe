import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement } from "@/lib/engine/sql/statement";
import type { TaskKey } from "@/lib/engine/task-row";

/** Makes waiting tasks due; the caller holds their rows. The element's step runs again and decides. */
export const WAKE_WAITING: Statement = {
  name: "engine-wake-waiting",
  text: `UPDATE task t SET wake_at = $2
    FROM unnest($3::bigint[], $4::int[], $5::bigint[]) AS u(profile_id, scenario_id, instance)
    WHERE t.shard = $1 AND t.profile_id = u.profile_id AND t.scenario_id = u.scenario_id AND t.instance = u.instance`,
};

/** Makes tasks of one shard due at `now`. */
export async function wakeWaiting(
  client: Queryable,
  { shard, now }: { shard: number; now: Date },
  keys: readonly TaskKey[],
): Promise<void> {
  if (keys.length === 0) return;
  await countStatement(client, WAKE_WAITING, [
    shard,
    now,
    numberArray(keys.map((key) => key.profileId)),
    numberArray(keys.map((key) => key.scenarioId)),
    numberArray(keys.map((key) => key.instance)),
  ]);
}

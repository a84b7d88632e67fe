import { numberArray, textArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement } from "@/lib/engine/sql/statement";
import type { TaskEvent } from "@/lib/engine/task-row";

/** Appends the history of a batch. One moment for all of it, so that the partition is found once and no time array is sent. */
export const INSERT_TASK_EVENTS: Statement = {
  name: "engine-insert-task-events",
  text: `INSERT INTO task_event (shard, at, profile_id, pass_id, seq, scenario_id, node_id, kind, output, detail)
    SELECT $1, $2, u.profile_id, u.pass_id, u.seq, u.scenario_id, u.node_id, u.kind, u.output, u.detail::jsonb
    FROM unnest($3::bigint[], $4::bigint[], $5::int[], $6::int[], $7::int[], $8::text[], $9::text[], $10::text[])
      AS u(profile_id, pass_id, seq, scenario_id, node_id, kind, output, detail)`,
};

/** Appends events of one shard, all at `now`. */
export async function insertTaskEvents(
  client: Queryable,
  { shard, now }: { shard: number; now: Date },
  events: readonly TaskEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await countStatement(client, INSERT_TASK_EVENTS, [
    shard,
    now,
    numberArray(events.map((event) => event.profileId)),
    numberArray(events.map((event) => event.passId)),
    numberArray(events.map((event) => event.seq)),
    numberArray(events.map((event) => event.scenarioId)),
    numberArray(events.map((event) => event.nodeId)),
    textArray(events.map((event) => event.kind)),
    textArray(events.map((event) => event.output)),
    textArray(events.map((event) => event.detail)),
  ]);
}

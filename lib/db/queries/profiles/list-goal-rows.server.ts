import { pool } from "@/lib/db/pool.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { JsonObject } from "@/lib/shared/json";

export type GoalRow = { passId: bigint; seq: number; scenarioId: number; at: Date; detail: JsonObject };

/** Between two moments of a profile's history, newest first; null = without end. */
type Span = { from: Date | null; before: Date | null; limit: number };

/** The goals that a profile reached, from the steps of its passes: they lie in its shard under its id. */
export async function listGoalRows(profileId: bigint, { from, before, limit }: Span): Promise<GoalRow[]> {
  const { rows } = await pool().query<GoalRow>({
    name: "list-goal-rows",
    text: `SELECT pass_id AS "passId", seq, scenario_id AS "scenarioId", at, detail FROM task_event
      WHERE shard = $1 AND profile_id = $2 AND kind = 'left' AND detail ? 'goal'
        AND at >= coalesce($3::timestamptz, '-infinity') AND at < coalesce($4::timestamptz, 'infinity')
      ORDER BY at DESC, pass_id DESC, seq DESC LIMIT $5`,
    values: [getProfileShard(profileId), profileId, from, before, limit],
  });
  return rows;
}

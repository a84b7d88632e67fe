import { pool } from "@/lib/db/pool.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { JsonObject } from "@/lib/shared/json";

export type PassEventRow = {
  scenarioId: number;
  at: Date;
  nodeId: number;
  kind: string;
  output: string | null;
  detail: JsonObject | null;
};

export type PassAttemptRow = {
  at: Date;
  nodeId: number | null;
  attempt: number;
  durationMs: number;
  status: number | null;
  outcome: string;
  target: string;
  excerpt: string;
};

/** The history of one pass in its order, and every call and letter that was tried for it. */
export async function listPassEvents(
  profileId: bigint,
  passId: bigint,
  limit: number,
): Promise<{ events: PassEventRow[]; attempts: PassAttemptRow[] }> {
  const values = [getProfileShard(profileId), profileId, passId, limit];
  const events = await pool().query<PassEventRow>({
    name: "list-pass-events",
    text: `SELECT scenario_id AS "scenarioId", at, node_id AS "nodeId", kind, output, detail
      FROM task_event WHERE shard = $1 AND profile_id = $2 AND pass_id = $3 ORDER BY seq LIMIT $4`,
    values,
  });
  const attempts = await pool().query<PassAttemptRow>({
    name: "list-pass-attempts",
    text: `SELECT at, node_id AS "nodeId", attempt, duration_ms AS "durationMs", status, outcome, target, excerpt
      FROM effect_attempt WHERE shard = $1 AND profile_id = $2 AND pass_id = $3 ORDER BY at, effect_id, attempt LIMIT $4`,
    values,
  });
  return { events: events.rows, attempts: attempts.rows };
}

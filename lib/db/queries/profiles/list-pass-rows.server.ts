import { pool } from "@/lib/db/pool.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { JsonObject } from "@/lib/shared/json";

export type PassRow = {
  passId: bigint;
  scenarioId: number;
  scenarioName: string;
  enteredAt: Date;
  /** The event that ended the pass, if it has ended; a failure that was gone on with has not. */
  endKind: string | null;
  endAt: Date | null;
  endNodeId: number | null;
  endDetail: JsonObject | null;
  /** Where the live task stands, if there is one. */
  nodeId: number | null;
};

/**
 * A profile's passes through scenarios, newest first, from its history and its live tasks (one that entered this moment has no
 * history yet): both lie in the profile's shard under its id.
 */
export async function listPassRows(profileId: bigint, limit: number): Promise<PassRow[]> {
  const { rows } = await pool().query<PassRow>({
    name: "list-pass-rows",
    text: `WITH passes AS (
        SELECT pass_id, scenario_id, min(at) AS entered_at
        FROM (
          SELECT pass_id, scenario_id, at FROM task_event WHERE shard = $1 AND profile_id = $2
          UNION ALL
          SELECT pass_id, scenario_id, entered_at FROM task
            WHERE shard = $1 AND profile_id = $2 AND status <> 'ended'
        ) moments
        GROUP BY pass_id, scenario_id ORDER BY pass_id DESC LIMIT $3
      )
      SELECT p.pass_id AS "passId", p.scenario_id AS "scenarioId", coalesce(s.name, '') AS "scenarioName",
        p.entered_at AS "enteredAt", e.kind AS "endKind", e.at AS "endAt", e.node_id AS "endNodeId",
        e.detail AS "endDetail", t.node_id AS "nodeId"
      FROM passes p
      LEFT JOIN scenario s ON s.id = p.scenario_id
      LEFT JOIN LATERAL (
        SELECT kind, at, node_id, detail FROM task_event
        WHERE shard = $1 AND profile_id = $2 AND pass_id = p.pass_id AND kind IN ('exited', 'failed', 'retried', 'removed')
        ORDER BY seq DESC LIMIT 1
      ) e ON e.kind <> 'retried'
      LEFT JOIN task t ON t.shard = $1 AND t.profile_id = $2 AND t.pass_id = p.pass_id AND t.status <> 'ended'
      WHERE s.mailing_id IS NULL
      ORDER BY p.pass_id DESC`,
    values: [getProfileShard(profileId), profileId, limit],
  });
  return rows;
}

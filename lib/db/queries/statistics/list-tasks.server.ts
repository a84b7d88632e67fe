import type { ClientBase, Pool } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";
import type { FailedKind } from "@/lib/domain/scenario/failed-passes";
import type { JsonObject } from "@/lib/shared/json";

export type TaskPosition = { shard: number; profileId: bigint; instance: bigint };

export type ListedTask = TaskPosition & {
  passId: bigint;
  nodeId: number;
  status: string;
  lane: number;
  enteredAt: Date;
  nodeEnteredAt: Date;
  wakeAt: Date | null;
  /** Why it failed: code, message, element. */
  error: JsonObject | null;
  hasContent: boolean;
  databaseId: number;
  fields: JsonObject;
  createdAt: Date;
};

export type TaskPage = {
  scenarioId: number;
  which: "inside" | FailedKind;
  /** null = in any element. */
  nodeId: number | null;
  after: TaskPosition | null;
  limit: number;
};

/** Each has a partial index of its own: task_inside, task_failed, task_ended_in_error. */
const CONDITIONS: Record<TaskPage["which"], string> = {
  inside: "t.status NOT IN ('ended', 'failed')",
  failed: "t.status = 'failed'",
  ended: "t.status = 'ended' AND t.error IS NOT NULL",
};

const makeText = (
  which: TaskPage["which"],
) => `SELECT t.*, p.database_id AS "databaseId", p.fields, p.created_at AS "createdAt"
  FROM unnest($1::smallint[]) AS s(shard)
  CROSS JOIN LATERAL (
    SELECT t.shard, t.profile_id AS "profileId", t.instance, t.pass_id AS "passId", t.node_id AS "nodeId", t.status, t.lane,
      t.entered_at AS "enteredAt", t.node_entered_at AS "nodeEnteredAt", t.wake_at AS "wakeAt", t.error,
      t.apicontent <> '{}' AS "hasContent"
    FROM task t
    WHERE t.shard = s.shard AND t.scenario_id = $2 AND ($3::int IS NULL OR t.node_id = $3) AND ${CONDITIONS[which]}
      AND (s.shard > $4 OR (t.profile_id, t.instance) > ($5::bigint, $6::bigint))
    ORDER BY t.profile_id, t.instance LIMIT $7
  ) AS t
  JOIN profile p ON p.shard = t.shard AND p.id = t."profileId"
  LIMIT $7`;

/**
 * The passes that stand in an element, or have failed, in the order of shard and profile. Shard after shard through a partial index,
 * until the page is full: a million in one element cost no more than a page.
 */
export async function listTasks(client: ClientBase | Pool, page: TaskPage): Promise<ListedTask[]> {
  const { scenarioId, which, nodeId, after, limit } = page;
  const first = after?.shard ?? 0;
  const { rows } = await client.query<ListedTask>({
    name: `list-tasks-${which}`,
    text: makeText(which),
    values: [
      ALL_SHARDS.filter((shard) => shard >= first),
      scenarioId,
      nodeId,
      after === null ? -1 : after.shard,
      after?.profileId ?? 0n,
      after?.instance ?? 0n,
      limit,
    ],
  });
  return rows;
}

import { pool } from "@/lib/db/pool.server";

/** An element as the API lists it. */
export type WorkflowNode = { id: number; type: string; title: string };

/**
 * The elements of scenarios as they were saved last, by scenario; one that was never saved is not in the answer. Taken
 * out of the graphs by the database: a page of a thousand scenarios would otherwise carry all their settings here.
 */
export async function listWorkflowNodes(scenarioIds: readonly number[]): Promise<Map<number, WorkflowNode[]>> {
  if (scenarioIds.length === 0) return new Map();
  const { rows } = await pool().query<{ scenarioId: number; nodes: WorkflowNode[] }>({
    name: "list-workflow-nodes",
    text: `SELECT s.id AS "scenarioId", ARRAY(
        SELECT jsonb_build_object('id', n.node->'id', 'type', n.node->'type', 'title', coalesce(n.node->'title', '""'))
        FROM jsonb_array_elements(v.graph->'nodes') WITH ORDINALITY AS n(node, place) ORDER BY n.place
      ) AS nodes
      FROM scenario s JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version
      WHERE s.id = ANY($1::int[])`,
    values: [[...scenarioIds]],
  });
  return new Map(rows.map((row) => [row.scenarioId, row.nodes]));
}

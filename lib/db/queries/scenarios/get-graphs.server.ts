import type { ClientBase, Pool } from "pg";
import { type Graph, graphSchema } from "@/lib/domain/scenario/graph";

export type ScenarioGraphs = {
  /** The newest saved version; null while there is none. */
  saved: { graph: Graph; at: Date } | null;
  draft: { graph: Graph; rev: number; baseVersion: number; updatedAt: Date; updatedBy: string | null } | null;
  /** Higher than every element's id in every version: ids are never used again. */
  nextNodeId: number;
};

type Row = {
  graph: unknown;
  savedAt: Date | null;
  draft: unknown;
  draftRev: number | null;
  baseVersion: number | null;
  draftAt: Date | null;
  draftBy: string | null;
  highest: number | null;
};

/** The saved graph and the draft of a scenario that the caller may see. */
export async function getGraphs(client: ClientBase | Pool, scenarioId: number): Promise<ScenarioGraphs> {
  const { rows } = await client.query<Row>(
    `SELECT v.graph, v.created_at AS "savedAt", r.graph AS draft, r.rev AS "draftRev", r.base_version AS "baseVersion",
       r.updated_at AS "draftAt", u.name AS "draftBy",
       (SELECT max((n->>'id')::int) FROM scenario_version h, jsonb_array_elements(h.graph->'nodes') n
        WHERE h.scenario_id = s.id) AS highest
     FROM scenario s
     LEFT JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version
     LEFT JOIN scenario_draft r ON r.scenario_id = s.id
     LEFT JOIN "user" u ON u.id = r.updated_by_id
     WHERE s.id = $1`,
    [scenarioId],
  );
  const row = rows[0];
  if (row === undefined) return { saved: null, draft: null, nextNodeId: 1 };
  return { saved: readSaved(row), draft: readDraft(row), nextNodeId: (row.highest ?? 0) + 1 };
}

function readSaved({ graph, savedAt }: Row): ScenarioGraphs["saved"] {
  return savedAt === null ? null : { graph: graphSchema.parse(graph), at: savedAt };
}

function readDraft({ draft, draftRev, baseVersion, draftAt, draftBy }: Row): ScenarioGraphs["draft"] {
  if (draftRev === null || baseVersion === null || draftAt === null) return null;
  const graph = graphSchema.parse(draft);
  return { graph, rev: draftRev, baseVersion, updatedAt: draftAt, updatedBy: draftBy };
}

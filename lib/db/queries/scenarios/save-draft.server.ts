import type { ClientBase, Pool } from "pg";
import { userIdOf } from "@/lib/db/queries/scenarios/user-id-of";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Graph } from "@/lib/domain/scenario/graph";

export type DraftInput = { id: number; graph: Graph; baseVersion: number; rev: number; force: boolean };

/** Keeps what the editor holds, if the draft is still the one it follows; null when another window wrote it meanwhile. */
export async function saveDraft(
  client: ClientBase | Pool,
  actor: Actor,
  { id, graph, baseVersion, rev, force }: DraftInput,
): Promise<{ rev: number; updatedAt: Date } | null> {
  const { rows } = await client.query<{ rev: number; updatedAt: Date }>(
    `INSERT INTO scenario_draft AS d (scenario_id, graph, base_version, rev, updated_by_id, updated_at)
     VALUES ($1, $2, $3, 1, $4, now())
     ON CONFLICT (scenario_id) DO UPDATE SET graph = excluded.graph, base_version = excluded.base_version,
       rev = d.rev + 1, updated_by_id = excluded.updated_by_id, updated_at = excluded.updated_at
     WHERE d.rev = $5 OR $6
     RETURNING rev, updated_at AS "updatedAt"`,
    [id, JSON.stringify(graph), baseVersion, userIdOf(actor), rev, force],
  );
  return rows[0] ?? null;
}

import type { ClientBase } from "pg";
import { userIdOf } from "@/lib/db/queries/scenarios/user-id-of";
import type { FactKind } from "@/lib/domain/facts/fact";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Graph } from "@/lib/domain/scenario/graph";

export type PublishedVersion = { version: number; rev: number; updatedAt: Date };

/**
 * Makes a graph the newest version, if the scenario is still at the revision that was edited: one UPDATE decides, so of two
 * who save at once one wins. The draft is done with. `listens`: the facts that its elements
 * want, read from this very row, so that they are written from the commit on that makes the scenario active. Null when somebody changed the scenario meanwhile.
 */
export async function publishVersion(
  client: ClientBase,
  actor: Actor,
  { id, rev, graph, listens }: { id: number; rev: number; graph: Graph; listens: readonly FactKind[] },
): Promise<PublishedVersion | null> {
  const user = userIdOf(actor);
  const { rows } = await client.query<PublishedVersion>(
    `UPDATE scenario SET version = version + 1, rev = rev + 1, updated_by_id = $4, listens = $5, updated_at = now()
     WHERE id = $1 AND account_id = $2 AND rev = $3 RETURNING version, rev, updated_at AS "updatedAt"`,
    [id, actor.accountId, rev, user, listens],
  );
  const row = rows[0];
  if (row === undefined) return null;
  await client.query(
    `INSERT INTO scenario_version (scenario_id, version, graph, created_by_id, created_at) VALUES ($1, $2, $3, $4, $5)`,
    [id, row.version, JSON.stringify(graph), user, row.updatedAt],
  );
  await client.query(`DELETE FROM scenario_draft WHERE scenario_id = $1`, [id]);
  return row;
}

import type { ClientBase } from "pg";
import { userIdOf } from "@/lib/db/queries/scenarios/user-id-of";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";

export type ScenarioChange = {
  name?: string;
  description?: string;
  tagIds?: readonly number[];
  databaseId?: number;
  reentry?: ReentryMode;
  /** True moves it to the trash, false takes it out. */
  trashed?: boolean;
};

export type ChangedScenario = { rev: number; updatedAt: Date };

/** Changes what is given and raises the revision. The caller has checked that the actor sees the scenario. */
export async function updateScenario(
  client: ClientBase,
  actor: Actor,
  { id, change }: { id: number; change: ScenarioChange },
): Promise<ChangedScenario> {
  const { rows } = await client.query<ChangedScenario>(
    `UPDATE scenario SET
       name = coalesce($3, name),
       description = coalesce($4, description),
       tag_ids = coalesce($5::int[], tag_ids),
       database_id = coalesce($6, database_id),
       reentry = coalesce($7, reentry),
       trashed_at = CASE WHEN $8::boolean IS NULL THEN trashed_at WHEN $8 THEN now() END,
       rev = rev + 1, updated_by_id = $9, updated_at = now()
     WHERE id = $1 AND account_id = $2 RETURNING rev, updated_at AS "updatedAt"`,
    [
      id,
      actor.accountId,
      change.name ?? null,
      change.description ?? null,
      change.tagIds ?? null,
      change.databaseId ?? null,
      change.reentry ?? null,
      change.trashed ?? null,
      userIdOf(actor),
    ],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`Scenario #${id} vanished under its lock`);
  return row;
}

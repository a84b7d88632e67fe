import type { ClientBase } from "pg";
import type { Graph } from "@/lib/domain/scenario/graph";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";
import { userIdOf } from "@/lib/db/queries/scenarios/user-id-of";

export type NewScenario = {
  name: string;
  description: string;
  databaseId: number;
  reentry: ReentryMode;
  groupIds: readonly number[];
  tagIds: readonly number[];
  /** What it begins with, as a draft; none for an empty one. */
  draft: Graph | null;
};

/** Adds an inactive scenario that was never saved; its id. A taken name violates the unique index. */
export async function insertScenario(client: ClientBase, actor: Actor, scenario: NewScenario): Promise<number> {
  const user = userIdOf(actor);
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO scenario (account_id, database_id, name, description, reentry, group_ids, tag_ids, created_by_id,
       updated_by_id, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6::int[], $7::int[], $8, $8, now(), now()) RETURNING id`,
    [
      actor.accountId,
      scenario.databaseId,
      scenario.name,
      scenario.description,
      scenario.reentry,
      scenario.groupIds,
      scenario.tagIds,
      user,
    ],
  );
  const id = rows[0]?.id ?? 0;
  if (scenario.draft !== null) {
    await client.query(
      `INSERT INTO scenario_draft (scenario_id, graph, base_version, rev, updated_by_id, updated_at)
       VALUES ($1, $2, 0, 1, $3, now())`,
      [id, JSON.stringify(scenario.draft), user],
    );
  }
  return id;
}

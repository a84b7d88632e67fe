import type { ClientBase, Pool } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";

/** The passes in which a profile is right now. */
export async function listLivePasses(
  client: ClientBase | Pool,
  id: bigint,
): Promise<{ scenarioId: number; passId: bigint }[]> {
  const { rows } = await client.query<{ scenarioId: number; passId: bigint }>(
    `SELECT scenario_id AS "scenarioId", pass_id AS "passId" FROM task
     WHERE shard = $1 AND profile_id = $2 AND status <> 'ended'`,
    [getProfileShard(id), id],
  );
  return rows;
}

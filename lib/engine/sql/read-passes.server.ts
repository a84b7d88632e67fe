import type { PassFacts } from "@/lib/domain/conditions/condition-facts";
import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/**
 * What profiles did in some scenarios, from the rows of their passes: a range of the primary key for each profile and scenario. A
 * tombstone is kept for that, so no step writes a summary that nobody may ever ask for.
 */
export const READ_PASSES: Statement = {
  name: "engine-read-passes",
  text: `SELECT t.profile_id AS "profileId", t.scenario_id AS "scenarioId", max(t.entered_at) AS "enteredAt",
      bool_or(t.status NOT IN ('ended', 'failed')) AS "isInside", max(t.left_at) AS "leftAt", max(t.failed_at) AS "failedAt"
    FROM unnest($2::bigint[]) AS q(profile_id)
    JOIN task t ON t.shard = $1 AND t.profile_id = q.profile_id AND t.scenario_id = ANY($3::int[])
    GROUP BY t.profile_id, t.scenario_id`,
};

type Raw = {
  profileId: bigint;
  scenarioId: number;
  enteredAt: Date;
  isInside: boolean;
  leftAt: Date | null;
  failedAt: Date | null;
};

/** By profile and scenario; who never entered is left out. */
export async function readPasses(
  client: Queryable,
  { shard, ids }: { shard: number; ids: readonly bigint[] },
  scenarioIds: readonly number[],
): Promise<Map<bigint, Map<number, PassFacts>>> {
  const found = new Map<bigint, Map<number, PassFacts>>();
  if (ids.length === 0 || scenarioIds.length === 0) return found;
  const rows = await runStatement<Raw>(client, READ_PASSES, [shard, numberArray(ids), numberArray(scenarioIds)]);
  for (const { profileId, scenarioId, enteredAt, isInside, leftAt, failedAt } of rows) {
    const passes = found.get(profileId) ?? new Map<number, PassFacts>();
    found.set(profileId, passes);
    passes.set(scenarioId, {
      enteredAt: enteredAt.getTime(),
      isInside,
      leftAt: leftAt?.getTime() ?? null,
      failedAt: failedAt?.getTime() ?? null,
    });
  }
  return found;
}

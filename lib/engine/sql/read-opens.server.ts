import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** A habit shows in fewer. */
const OPENS_MAX = 200;

/**
 * When profiles first opened each of their letters, newest letters first, whichever mailing they were of: a short walk along the index
 * by profile. Times in ms since 1970.
 */
export const READ_OPENS: Statement = {
  name: "engine-read-opens",
  text: `SELECT q.profile_id AS "profileId", ARRAY(
      SELECT (extract(epoch FROM m.opened_at) * 1000)::float8 FROM message m
      WHERE m.shard = $1 AND m.profile_id = q.profile_id AND m.opened_at >= $3
      ORDER BY m.id DESC LIMIT ${OPENS_MAX}) AS opens
    FROM unnest($2::bigint[]) AS q(profile_id)`,
};

/** By profile: the moments of opens since `since`. */
export async function readOpens(
  client: Queryable,
  { shard, ids, since }: { shard: number; ids: readonly bigint[]; since: Date },
): Promise<Map<bigint, readonly number[]>> {
  if (ids.length === 0) return new Map();
  const values = [shard, numberArray(ids), since];
  const rows = await runStatement<{ profileId: bigint; opens: number[] }>(client, READ_OPENS, values);
  return new Map(rows.map(({ profileId, opens }) => [profileId, opens]));
}

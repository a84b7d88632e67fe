import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";
import type { JsonObject } from "@/lib/shared/json";

/** Reads whole profiles of any shards: for messages, which the API starts for many profiles at once. */
export const READ_PROFILES_ACROSS: Statement = {
  name: "engine-read-profiles-across",
  text: `SELECT p.id, p.fields FROM unnest($1::smallint[], $2::bigint[]) AS q(shard, id)
    JOIN profile p ON p.shard = q.shard AND p.id = q.id`,
};

/** Fields of profiles by id; those that are gone are left out. */
export async function readProfilesAcross(
  client: Queryable,
  profiles: readonly { shard: number; id: bigint }[],
): Promise<Map<bigint, JsonObject>> {
  if (profiles.length === 0) return new Map();
  const rows = await runStatement<{ id: bigint; fields: JsonObject }>(client, READ_PROFILES_ACROSS, [
    numberArray(profiles.map((profile) => profile.shard)),
    numberArray(profiles.map((profile) => profile.id)),
  ]);
  return new Map(rows.map((row) => [row.id, row.fields]));
}

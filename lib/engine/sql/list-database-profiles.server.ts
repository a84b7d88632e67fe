import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** A page of a database's profiles in one shard: a range of an index that holds all it needs. */
export const LIST_DATABASE_PROFILES: Statement = {
  name: "engine-list-database-profiles",
  text: `SELECT p.id FROM profile p WHERE p.shard = $1 AND p.database_id = $2 AND p.id > $3 ORDER BY p.id LIMIT $4`,
};

export type DatabasePage = { shard: number; afterId: bigint; limit: number };

/** Ids of a database's profiles, in order; fewer than the limit = the shard has no more. */
export async function listDatabaseProfiles(
  client: Queryable,
  databaseId: number,
  { shard, afterId, limit }: DatabasePage,
): Promise<bigint[]> {
  const values = [shard, databaseId, afterId, limit];
  return (await runStatement<{ id: bigint }>(client, LIST_DATABASE_PROFILES, values)).map(({ id }) => id);
}

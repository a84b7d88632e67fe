import type { SqlValues } from "@/lib/db/conditions/sql-values";

type Page = { shard: number; databaseId: number; afterId: bigint; limit: number; values: SqlValues };

/** A page of the profiles of one shard for which a compiled condition holds, along the index by database. */
export function listProfilesSql(where: string, { shard, databaseId, afterId, limit, values }: Page): string {
  return `SELECT p.id FROM profile p
    WHERE p.shard = ${values.add(shard, "smallint")} AND p.database_id = ${values.add(databaseId, "int")}
      AND p.id > ${values.add(afterId, "bigint")} AND (${where})
    ORDER BY p.id LIMIT ${values.add(limit, "int")}`;
}

/** How many profiles of a database there are for which a compiled condition holds; reads all of them, in parallel where it may. */
export function countProfilesSql(where: string, { databaseId, values }: Pick<Page, "databaseId" | "values">): string {
  return `SELECT count(*) AS count FROM profile p WHERE p.database_id = ${values.add(databaseId, "int")} AND (${where})`;
}

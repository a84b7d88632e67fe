import { type FactKind, factKindSchema } from "@/lib/domain/facts/fact";
import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** The active scenarios of databases that listen for something: a probe of a partial index that holds only those. */
export const LIST_LISTENERS: Statement = {
  name: "engine-list-listeners",
  text: `SELECT s.id, s.database_id AS "databaseId", s.listens FROM scenario s
    WHERE s.database_id = ANY($1::int[]) AND s.is_active AND s.listens <> '{}' ORDER BY s.id`,
};

export type Listener = { id: number; databaseId: number; listens: readonly string[] };

/** Active scenarios of these databases with the kinds of facts they listen for. */
export async function listListeners(client: Queryable, databaseIds: Iterable<number>): Promise<Listener[]> {
  return runStatement<Listener>(client, LIST_LISTENERS, [numberArray([...new Set(databaseIds)])]);
}

/** The kinds of facts that somebody listens for, by database. */
export async function listListened(
  client: Queryable,
  databaseIds: Iterable<number>,
): Promise<Map<number, Set<FactKind>>> {
  const listened = new Map<number, Set<FactKind>>();
  for (const { databaseId, listens } of await listListeners(client, databaseIds)) {
    const kinds = listened.get(databaseId) ?? new Set();
    listened.set(databaseId, kinds);
    for (const kind of listens) kinds.add(factKindSchema.parse(kind));
  }
  return listened;
}

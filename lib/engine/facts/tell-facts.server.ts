import { insertFacts, type NewFact } from "@/lib/engine/sql/insert-facts.server";
import { listListened } from "@/lib/engine/sql/list-listeners.server";
import type { Queryable } from "@/lib/engine/sql/statement";

/** Writes those of the facts that somebody listens for, in the transaction of what caused them; true when there were some. */
export async function tellFacts(client: Queryable, now: Date, facts: readonly NewFact[]): Promise<boolean> {
  if (facts.length === 0) return false;
  const listened = await listListened(
    client,
    facts.map(({ databaseId }) => databaseId),
  );
  const heard = facts.filter(({ databaseId, fact }) => listened.get(databaseId)?.has(fact.kind));
  await insertFacts(client, now, heard);
  return heard.length > 0;
}

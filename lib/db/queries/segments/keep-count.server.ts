import type { ClientBase, Pool } from "pg";

/** Keeps how many profiles a segment had. */
export async function keepCount(
  client: ClientBase | Pool,
  { id, profileCount, now }: { id: number; profileCount: number; now: Date },
): Promise<void> {
  await client.query("UPDATE segment SET profile_count = $2, counted_at = $3 WHERE id = $1", [id, profileCount, now]);
}

import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/**
 * What lock-database does for one: held by a batch that writes profiles, so that their fields and keys are what they are until it
 * ends. A batch does not wait for a database whose rules are being changed: that may go through a million profiles.
 */
export const HOLD_DATABASES: Statement = {
  name: "engine-hold-databases",
  text: `SELECT id FROM database WHERE id = ANY($1::int[]) ORDER BY id FOR KEY SHARE SKIP LOCKED`,
};

/** Holds the rules of these databases until the transaction ends; those that are being changed are left out. */
export async function holdDatabases(client: Queryable, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await runStatement<{ id: number }>(client, HOLD_DATABASES, [ids]);
  return new Set(rows.map(({ id }) => id));
}

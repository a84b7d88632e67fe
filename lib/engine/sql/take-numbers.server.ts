import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** Numbers for rows that refer to each other before they are written. */
export const TAKE_PASS_IDS: Statement = {
  name: "engine-take-pass-ids",
  text: `SELECT nextval('pass_id_seq') AS id FROM generate_series(1, $1::int)`,
};

/** The same for effects; a message and its effect share one. */
export const TAKE_EFFECT_IDS: Statement = {
  name: "engine-take-effect-ids",
  text: `SELECT nextval('effect_id_seq') AS id FROM generate_series(1, $1::int)`,
};

/** Takes so many numbers of a sequence. */
export async function takeNumbers(client: Queryable, statement: Statement, count: number): Promise<bigint[]> {
  if (count === 0) return [];
  const rows = await runStatement<{ id: bigint }>(client, statement, [count]);
  return rows.map((row) => row.id);
}

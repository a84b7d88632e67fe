import type { ClientBase, Pool } from "pg";
import { getKeyShard } from "@/lib/domain/matching/key-shard";

/** A value that a profile may be matched by. */
export type KeyQuestion = { databaseId: number; field: string; value: string };

/** More owners than this need not be told apart: the value is ambiguous anyway. */
const OWNERS_MAX = 100;

/**
 * The profiles that own each of the values, in the order of the questions; one statement for any number of them.
 * LATERAL with LIMIT keeps it at one index probe per value, whatever the planner believes of the array's length.
 */
export async function findKeyOwners(client: ClientBase | Pool, questions: readonly KeyQuestion[]): Promise<bigint[][]> {
  const owners: bigint[][] = questions.map(() => []);
  if (questions.length === 0) return owners;
  const { rows } = await client.query<{ n: number; profile_id: bigint }>({
    name: "find-key-owners",
    text: `SELECT q.n::int AS n, k.profile_id
      FROM unnest($1::smallint[], $2::int[], $3::text[], $4::text[])
        WITH ORDINALITY AS q(key_shard, database_id, field, value, n)
      CROSS JOIN LATERAL (
        SELECT profile_id FROM profile_key
        WHERE key_shard = q.key_shard AND database_id = q.database_id AND field = q.field AND value = q.value
        ORDER BY profile_id LIMIT ${OWNERS_MAX}
      ) k`,
    values: [
      questions.map((q) => getKeyShard(q.value)),
      questions.map((q) => q.databaseId),
      questions.map((q) => q.field),
      questions.map((q) => q.value),
    ],
  });
  for (const row of rows) owners[row.n - 1]?.push(row.profile_id);
  return owners;
}

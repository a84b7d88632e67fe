import type { ClientBase } from "pg";

/** Takes the numbers of new profiles from their sequence. */
export async function takeProfileIds(client: ClientBase, count: number): Promise<bigint[]> {
  if (count === 0) return [];
  const { rows } = await client.query<{ id: bigint }>({
    name: "take-profile-ids",
    text: `SELECT nextval('profile_id_seq') AS id FROM generate_series(1, $1::int)`,
    values: [count],
  });
  return rows.map((row) => row.id);
}

import type { ClientBase, Pool } from "pg";

export type OperationRow = {
  id: bigint;
  kind: string;
  state: string;
  done: number;
  total: number | null;
  entered: number;
  /** Of those that send profiles: the segment's name; null = all of the database. */
  segment: string | null;
  note: string | null;
  createdAt: Date;
  updatedAt: Date;
};

const ROWS_MAX = 20;

/** What is being done with the profiles of a scenario, and what ended after `since`; the newest first. */
export async function listOperationRows(
  client: ClientBase | Pool,
  { scenarioId, since }: { scenarioId: number; since: Date },
): Promise<OperationRow[]> {
  const { rows } = await client.query<OperationRow>({
    name: "list-operation-rows",
    text: `SELECT o.id, o.kind, o.state, o.done, o.total, o.entered, g.name AS segment, o.note, o.created_at AS "createdAt",
        o.updated_at AS "updatedAt"
      FROM engine_operation o
      LEFT JOIN segment g ON g.id = (o.args -> 'population' ->> 'segmentId')::int
      WHERE o.scenario_id = $1 AND (o.state = 'running' OR o.updated_at > $2) ORDER BY o.id DESC LIMIT ${ROWS_MAX}`,
    values: [scenarioId, since],
  });
  return rows;
}

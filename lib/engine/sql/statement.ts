import type { ClientBase, Pool, QueryResultRow } from "pg";

/** A hot statement: prepared once per session under its name. */
export type Statement = { name: string; text: string };

export type Queryable = ClientBase | Pool;

/** Runs a hot statement and returns its rows. `Row` says what the statement's columns are. */
export async function runStatement<Row extends QueryResultRow>(
  client: Queryable,
  statement: Statement,
  values: unknown[],
): Promise<Row[]> {
  const result = await client.query<Row>({ name: statement.name, text: statement.text, values });
  return result.rows;
}

/** The same for a statement of which only the number of rows counts. */
export async function countStatement(client: Queryable, statement: Statement, values: unknown[]): Promise<number> {
  const result = await client.query({ name: statement.name, text: statement.text, values });
  return result.rowCount ?? 0;
}

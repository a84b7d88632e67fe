import type { Pool } from "pg";

/** Tables in which a text stands, in whatever column. */
export async function findTextInTables(pool: Pool, text: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hit = await pool.query(`SELECT 1 FROM ${name} AS t WHERE position($1 IN t::text) > 0 LIMIT 1`, [text]);
    if (hit.rows.length > 0) found.push(name);
  }
  return found;
}

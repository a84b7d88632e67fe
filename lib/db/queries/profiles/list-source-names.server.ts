import { pool } from "@/lib/db/pool.server";

/** What the sources of history are called: `user:3` → the user's name. Those that are gone are left out. */
export async function listSourceNames(accountId: number, sources: readonly string[]): Promise<Map<string, string>> {
  if (sources.length === 0) return new Map();
  const { rows } = await pool().query<{ source: string; name: string }>({
    name: "list-source-names",
    text: `SELECT 'user:' || id AS source, name FROM "user" WHERE account_id = $1 AND 'user:' || id = ANY($2::text[])
      UNION ALL
      SELECT 'token:' || id, 'API token "' || name || '"' FROM api_token
        WHERE account_id = $1 AND 'token:' || id = ANY($2::text[])
      UNION ALL
      SELECT 'scenario:' || id, 'Scenario #' || id || ' "' || name || '"' FROM scenario
        WHERE account_id = $1 AND 'scenario:' || id = ANY($2::text[])
      UNION ALL
      SELECT 'link:' || id, 'The person, by the link in mailing #' || id || ' "' || name || '"' FROM mailing
        WHERE account_id = $1 AND 'link:' || id = ANY($2::text[])
      UNION ALL
      SELECT 'report:' || id, 'A mail server, about mailing #' || id || ' "' || name || '"' FROM mailing
        WHERE account_id = $1 AND 'report:' || id = ANY($2::text[])
      UNION ALL
      SELECT 'link:template:' || id, 'The person, by the link in a letter of template #' || id || ' "' || name || '"' FROM template
        WHERE account_id = $1 AND 'link:template:' || id = ANY($2::text[])
      UNION ALL
      SELECT 'report:template:' || id, 'A mail server, about a letter of template #' || id || ' "' || name || '"' FROM template
        WHERE account_id = $1 AND 'report:template:' || id = ANY($2::text[])`,
    values: [accountId, [...sources]],
  });
  return new Map(rows.map((row) => [row.source, row.name]));
}

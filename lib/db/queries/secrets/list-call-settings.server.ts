import { pool } from "@/lib/db/pool.server";

// Reads the graphs of one account, as saved and as drafted; runs when somebody opens Settings or removes a secret.
const STATEMENT = `
  SELECT s.id, s.name, n.settings
  FROM scenario s
  LEFT JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version
  LEFT JOIN scenario_draft d ON d.scenario_id = s.id
  CROSS JOIN LATERAL (
    SELECT jsonb_path_query(v.graph, '$.nodes[*].settings') AS settings
    UNION ALL SELECT jsonb_path_query(d.graph, '$.nodes[*].settings')
  ) n
  WHERE s.account_id = $1 AND position($2 IN n.settings::text) > 0
  ORDER BY lower(s.name), s.id`;

export type CallSettings = { id: number; name: string; settings: unknown };

/** Settings of the account's elements in which this text stands, with their scenario; those in the trash too. */
export async function listCallSettings(accountId: number, text: string): Promise<CallSettings[]> {
  const { rows } = await pool().query<CallSettings>({
    name: "list-call-settings",
    text: STATEMENT,
    values: [accountId, text],
  });
  return rows;
}

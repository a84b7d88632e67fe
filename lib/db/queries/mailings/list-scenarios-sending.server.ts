import { pool } from "@/lib/db/pool.server";
import { makeSendingPath, type SentThing } from "@/lib/db/queries/mailings/make-sending-path";

// Reads the graphs of one account, as saved and as drafted; runs when somebody opens or deletes a mailing or a template.
const STATEMENT = `
  SELECT s.id, s.name, s.is_active AS "isActive"
  FROM scenario s
  LEFT JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version
  LEFT JOIN scenario_draft d ON d.scenario_id = s.id
  WHERE s.account_id = $1 AND s.trashed_at IS NULL AND s.mailing_id IS NULL AND (v.graph @? $2::jsonpath OR d.graph @? $2::jsonpath)
  ORDER BY s.id`;

export type ScenarioUse = { id: number; name: string; isActive: boolean };

/** The account's scenarios that have an element which sends this mailing, or this template by itself. */
export async function listScenariosSending(accountId: number, sent: SentThing): Promise<ScenarioUse[]> {
  const { rows } = await pool().query<ScenarioUse>({
    name: "list-scenarios-sending",
    text: STATEMENT,
    values: [accountId, makeSendingPath(sent)],
  });
  return rows;
}

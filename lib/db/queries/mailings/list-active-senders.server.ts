import { pool } from "@/lib/db/pool.server";
import { makeSendingPath } from "@/lib/db/queries/mailings/make-sending-path";

// Looks at what runs, not at drafts; reads the graphs of one account's active scenarios when somebody switches a mailing off.
const STATEMENT = `
  SELECT s.id, s.name
  FROM scenario s
  JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version
  WHERE s.account_id = $1 AND s.is_active AND s.trashed_at IS NULL AND s.mailing_id IS NULL AND v.graph @? $2::jsonpath
  ORDER BY s.id`;

/** The account's active scenarios whose saved version sends this mailing. */
export async function listActiveSenders(accountId: number, mailingId: number): Promise<{ id: number; name: string }[]> {
  const { rows } = await pool().query<{ id: number; name: string }>({
    name: "list-active-senders",
    text: STATEMENT,
    values: [accountId, makeSendingPath({ kind: "mailing", id: mailingId })],
  });
  return rows;
}

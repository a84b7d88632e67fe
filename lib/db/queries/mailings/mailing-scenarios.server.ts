import type { ClientBase } from "pg";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** The scenario that a mailing runs as; one that is being activated counts as active. */
export type MailingScenario = { id: number; name: string; databaseId: number; isActive: boolean; rev: number };

const COLUMNS = `id, name, database_id AS "databaseId", rev, is_active OR EXISTS (SELECT 1 FROM engine_operation o
  WHERE o.scenario_id = scenario.id AND o.state = 'running' AND o.kind = 'activate') AS "isActive"`;

/** All of them, locked, the newest first: one for each database that the mailing ever had. */
export async function lockMailingScenarios(client: ClientBase, mailingId: number): Promise<MailingScenario[]> {
  const { rows } = await client.query<MailingScenario>(
    `SELECT ${COLUMNS} FROM scenario WHERE mailing_id = $1 ORDER BY id DESC FOR UPDATE`,
    [mailingId],
  );
  return rows;
}

/** Adds an inactive one; every entry is a pass of its own. */
export async function insertMailingScenario(
  client: ClientBase,
  actor: Actor,
  { mailingId, databaseId }: { mailingId: number; databaseId: number },
): Promise<MailingScenario> {
  const { rows } = await client.query<MailingScenario>(
    `INSERT INTO scenario (account_id, database_id, mailing_id, name, reentry, updated_at)
     VALUES ($1, $2, $3::int, 'Trigger mailing #' || $3::int || ' (' || nextval('pass_id_seq') || ')', 'parallel', now()) RETURNING ${COLUMNS}`,
    [actor.accountId, databaseId, mailingId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("The mailing's scenario was not kept.");
  return row;
}

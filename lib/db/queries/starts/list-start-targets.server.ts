import type { ClientBase, Pool } from "pg";

/** A scenario or mailing as the door sees it. */
export type StartTarget = {
  id: number;
  accountId: number;
  databaseId: number;
  groupIds: number[];
  name: string;
  isActive: boolean;
  /** Of a mailing: what fires it, as stored. Null for a scenario. */
  condition: unknown;
};

const SCENARIOS = `SELECT id, account_id AS "accountId", database_id AS "databaseId", group_ids AS "groupIds", name,
    is_active AS "isActive", NULL AS condition
  FROM scenario WHERE id = ANY($1::int[]) AND trashed_at IS NULL AND mailing_id IS NULL`;

const MAILINGS = `SELECT id, account_id AS "accountId", database_id AS "databaseId", group_ids AS "groupIds", name,
    is_active AS "isActive", condition
  FROM mailing WHERE id = ANY($1::int[])`;

/** Reads scenarios (without those in the trash) or mailings by number, of whatever account. */
export async function listStartTargets(
  client: ClientBase | Pool,
  kind: "scenario" | "mailing",
  ids: readonly number[],
): Promise<StartTarget[]> {
  const { rows } = await client.query<StartTarget>({
    name: `list-start-targets-${kind}`,
    text: kind === "scenario" ? SCENARIOS : MAILINGS,
    values: [[...ids]],
  });
  return rows;
}

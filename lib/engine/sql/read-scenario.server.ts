import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** One published version of a scenario; asked once per process and version. */
export const READ_SCENARIO: Statement = {
  name: "engine-read-scenario",
  text: `SELECT s.account_id AS "accountId", v.graph
    FROM scenario s JOIN scenario_version v ON v.scenario_id = s.id
    WHERE s.id = $1 AND v.version = $2`,
};

/** What may change under a version: the scenario's database, while nobody is inside, and the account's zone. */
export const READ_SURROUNDINGS: Statement = {
  name: "engine-read-surroundings",
  text: `SELECT s.database_id AS "databaseId", a.time_zone AS zone FROM scenario s JOIN account a ON a.id = s.account_id
    WHERE s.id = $1`,
};

/** The account's zone alone, for letters. */
export const READ_ZONE: Statement = {
  name: "engine-read-zone",
  text: `SELECT time_zone AS zone FROM account WHERE id = $1`,
};

export type ScenarioSource = { accountId: number; graph: unknown };
export type ScenarioSurroundings = { databaseId: number; zone: string };

/** The stored graph of a version; null when there is none. */
export async function readScenario(client: Queryable, id: number, version: number): Promise<ScenarioSource | null> {
  const rows = await runStatement<ScenarioSource>(client, READ_SCENARIO, [id, version]);
  return rows[0] ?? null;
}

/** The database and the zone of a scenario now; null when there is none. */
export async function readSurroundings(client: Queryable, id: number): Promise<ScenarioSurroundings | null> {
  const rows = await runStatement<ScenarioSurroundings>(client, READ_SURROUNDINGS, [id]);
  return rows[0] ?? null;
}

/** The account's IANA zone. */
export async function readZone(client: Queryable, accountId: number): Promise<string> {
  const rows = await runStatement<{ zone: string }>(client, READ_ZONE, [accountId]);
  return rows[0]?.zone ?? "UTC";
}

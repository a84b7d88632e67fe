import { hashToken, makeToken } from "@/lib/auth/token-format.server";
import { pool } from "@/lib/db/pool.server";
import { patientQueries } from "./patient-query";

export type StartWorld = { token: string; accountId: number; databaseId: number; scenarioId: number };

const PROFILES = 20_000;
export const emailOf = (n: number) => `lead${n % PROFILES}@example.com`;

/**
 * An account with a token, a database of leads (20,000 unless said otherwise) found by their e-mails, and a running scenario
 * (Default profile capture → Exit unless said otherwise).
 */
export async function makeStartWorld({ graph = GRAPH, profiles = PROFILES } = {}): Promise<StartWorld> {
  const one = async (text: string, values: unknown[]) => {
    const { rows } = await pool().query<{ id: number }>(text, values);
    return rows[0]?.id ?? 0;
  };
  const accountId = await one("INSERT INTO account (name) VALUES ('Bench') RETURNING id", []);
  const token = makeToken();
  await one(
    "INSERT INTO api_token (account_id, name, prefix, hash, scopes, rate_per_second) VALUES ($1, 'b', $2, $3, '{}', 1000000) RETURNING id",
    [accountId, token.slice(0, 10), hashToken(token)],
  );
  const databaseId = await one("INSERT INTO database (account_id, name) VALUES ($1, 'Leads') RETURNING id", [
    accountId,
  ]);
  const scenarioId = await one(
    `INSERT INTO scenario (account_id, database_id, name, reentry, is_active, version)
     VALUES ($1, $2, 'Bench', 'parallel', true, 1) RETURNING id`,
    [accountId, databaseId],
  );
  await pool().query("INSERT INTO scenario_version (scenario_id, version, graph) VALUES ($1, 1, $2)", [
    scenarioId,
    graph,
  ]);
  await pool().query(
    `INSERT INTO scenario_control (shard, scenario_id, state, version, reentry)
     SELECT s, $1, 'run', 1, 'parallel' FROM generate_series(0, 255) s`,
    [scenarioId],
  );
  await insertLeads(databaseId, profiles);
  return { token, accountId, databaseId, scenarioId };
}

async function insertLeads(databaseId: number, profiles: number): Promise<void> {
  await patientQueries(
    [
      `WITH leads AS (
       SELECT nextval('profile_id_seq') AS id, 'lead' || n || '@example.com' AS email FROM generate_series(0, $2::int - 1) n
     ), profiles AS (
       INSERT INTO profile (shard, id, database_id, fields, version, created_at, updated_at)
       SELECT id & 255, id, $1, jsonb_build_object('email', email, '_fname', 'Ann'), 1, now(), now() FROM leads
     )
     INSERT INTO profile_key (key_shard, database_id, field, value, profile_id, is_unique)
     SELECT get_byte(decode(md5(email), 'hex'), 0), $1, 'email', email, id, true FROM leads`,
      [databaseId, profiles],
    ],
    "VACUUM ANALYZE profile, profile_key, scenario_control",
  );
}

const node = { title: "", version: 1 };
const GRAPH: object = {
  nodes: [
    { ...node, id: 0, type: "default-capture", settings: {}, position: { x: 0, y: 0 } },
    { ...node, id: 1, type: "exit", settings: { reason: "" }, position: { x: 200, y: 0 } },
  ],
  edges: [{ from: 0, output: "next", to: 1 }],
};

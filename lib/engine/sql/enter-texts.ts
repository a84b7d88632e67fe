// A start writes one row and nothing else: the engine's first walk counts it and writes its history. The rows come sorted by
// key, so that two callers take them in the same order. `OFFSET 0` keeps the look at other instances a probe of the primary
// key: without it the planner may make an anti join of it and read the whole table.

const COLUMNS = `shard, profile_id, scenario_id, instance, pass_id, account_id, database_id, node_id, status, lane, wake_at,
  entered_at, node_entered_at, hops, apicontent`;
const VALUES = `u.node_id, 'ready', u.lane, $1, $1, $1, u.hops, u.apicontent::jsonb`;
const OTHER = `SELECT 1 FROM task o WHERE o.shard = u.shard AND o.profile_id = u.profile_id
  AND o.scenario_id = u.scenario_id AND o.instance <> 0`;

export type EnterTexts = {
  /** Never again: any row, a tombstone too, keeps the profile out. */
  once: string;
  /** Again after it left or failed: the tombstone becomes the new pass. A live row keeps the profile out. */
  unlessInside: string;
  /** Each entry a row of its own, under its pass. A subquery with nextval is not flattened: one number a row. */
  always: string;
};

/** The inserts of each kind of reentry, at the time $1, of the rows that `given` names `u`. */
export function makeEnterTexts(given: string, returned = ""): EnterTexts {
  const select = `SELECT u.shard, u.profile_id, u.scenario_id, 0, nextval('pass_id_seq'), u.account_id, u.database_id, ${VALUES}`;
  return {
    once: `INSERT INTO task (${COLUMNS}) ${select}
    FROM ${given} WHERE NOT EXISTS (${OTHER} OFFSET 0)
    ON CONFLICT (shard, profile_id, scenario_id, instance) DO NOTHING ${returned}`,
    unlessInside: `INSERT INTO task AS t (${COLUMNS}) ${select}
    FROM ${given} WHERE NOT EXISTS (${OTHER} AND o.status NOT IN ('ended', 'failed') OFFSET 0)
    ON CONFLICT (shard, profile_id, scenario_id, instance) DO UPDATE SET pass_id = EXCLUDED.pass_id, node_id = EXCLUDED.node_id,
      status = 'ready', ver = t.ver + 1, seq = 0, lane = EXCLUDED.lane, wake_at = EXCLUDED.wake_at,
      entered_at = EXCLUDED.entered_at, node_entered_at = EXCLUDED.node_entered_at, steps = 0, hops = EXCLUDED.hops,
      tries = 0, awaits = false, apicontent = EXCLUDED.apicontent, vars = '{}', error = NULL
    WHERE t.status IN ('ended', 'failed') ${returned}`,
    always: `INSERT INTO task (${COLUMNS})
    SELECT u.shard, u.profile_id, u.scenario_id, u.pass_id, u.pass_id, u.account_id, u.database_id, ${VALUES}
    FROM (SELECT *, nextval('pass_id_seq') AS pass_id FROM ${given}) AS u ${returned}`,
  };
}

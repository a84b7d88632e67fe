import { compileCondition } from "@/lib/db/conditions/compile-condition";
import { SqlValues } from "@/lib/db/conditions/sql-values";
import { pool } from "@/lib/db/pool.server";
import type { Condition } from "@/lib/domain/conditions/condition";
import type { FieldType } from "@/lib/domain/fields/field-types";
import { countProfilesSql } from "@/lib/engine/sql/list-profiles-where";
import { compare, measure, median, type Bench } from "./figure";
import { patientQueries } from "./patient-query";
import { scaled } from "./scaled";
import { makeStartWorld, type StartWorld } from "./start-world";
import { emptyTasks } from "./tasks";

const PROFILES = scaled(1_000_000);
const RUNS = 5;
const RESOURCE = 1;

const isParis: Condition = { kind: "field", field: "_city", is: "equal", value: "Paris" };
const isRich: Condition = { kind: "field", field: "total", is: "greater", value: 500 };
const isSubscribed: Condition = {
  ...{ kind: "subscription", resourceId: RESOURCE, channel: "email" },
  ...{ has: true, statuses: ["subscribed"] },
};

/**
 * A dynamic segment of three conditions (a text, a number, a subscription) counted over a million profiles, as its page does it; against a
 * bare count of the profiles. Every second profile is subscribed.
 */
export const segment: Bench = async (log) => {
  const world = await makeStartWorld({ profiles: PROFILES });
  await fill(world);
  const bare = await timeCount("SELECT count(*) AS count FROM profile p WHERE p.database_id = $1", [world.databaseId]);
  log(`bare count: ${bare.ms.toFixed(0)} ms`);
  const figures = [];
  const questions = { "one text": [isParis], "text, number and subscription": [isParis, isRich, isSubscribed] };
  for (const [name, items] of Object.entries(questions)) {
    const { text, values } = makeCount(world, { kind: "group", match: "all", items });
    const { ms, count } = await timeCount(text, values);
    log(`${name}: ${count} of ${PROFILES} profiles after ${ms.toFixed(0)} ms`);
    figures.push(
      measure(`${name}: counted after`, "s", ms / 1000),
      compare(`${name}: profiles asked per second`, "1/s", {
        value: (PROFILES * 1000) / ms,
        reference: (PROFILES * 1000) / bare.ms,
      }),
    );
  }
  await patientQueries(["DELETE FROM subscription WHERE database_id = $1", [world.databaseId]]);
  await emptyTasks();
  return figures;
};

async function fill({ databaseId }: StartWorld): Promise<void> {
  await patientQueries(
    [
      `UPDATE profile SET fields = fields || jsonb_build_object('_city', (ARRAY['Paris', 'Rome', 'Oslo'])[1 + id % 3], 'total', id % 1000)
       WHERE database_id = $1`,
      [databaseId],
    ],
    [
      `INSERT INTO subscription (shard, profile_id, resource_id, channel, address, database_id, status, created_at, updated_at)
       SELECT shard, id, ${RESOURCE}, 'email', 'p' || id || '@bench.example', $1, 'subscribed', now(), now()
       FROM profile WHERE database_id = $1 AND (id / 256) % 2 = 0 ORDER BY shard, id`,
      [databaseId],
    ],
    "VACUUM (FULL, ANALYZE) profile",
    "VACUUM ANALYZE subscription",
  );
}

function makeCount({ databaseId }: StartWorld, condition: Condition): { text: string; values: unknown[] } {
  const values = new SqlValues();
  const fieldType = (name: string): FieldType => (name === "total" ? "integer" : "string");
  const where = compileCondition(condition, { fieldType, segments: new Map(), now: new Date() }, values);
  return { text: countProfilesSql(where, { databaseId, values }), values: values.values };
}

/** The middle of some runs, the first of which warms the cache. */
async function timeCount(text: string, values: unknown[]): Promise<{ ms: number; count: bigint }> {
  const client = await pool().connect();
  try {
    await client.query("SET statement_timeout TO 0");
    const times: number[] = [];
    let count = 0n;
    for (let run = 0; run <= RUNS; run += 1) {
      const startedAt = performance.now();
      const { rows } = await client.query<{ count: bigint }>(text, values);
      if (run > 0) times.push(performance.now() - startedAt);
      count = rows[0]?.count ?? 0n;
    }
    return { ms: median(times), count };
  } finally {
    client.release(true);
  }
}

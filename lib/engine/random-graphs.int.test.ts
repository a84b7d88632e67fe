import fc from "fast-check";
import { expect, test } from "vitest";
import { isChaosFull } from "@/lib/testing/engine-chaos";
import { auditScenarios, readPaths } from "@/lib/testing/engine-audit";
import { CutEngine } from "@/lib/testing/engine-cuts";
import type { Person } from "@/lib/testing/engine-interpreter";
import { interpret } from "@/lib/testing/engine-interpreter";
import { addMailing, subscribe } from "@/lib/testing/engine-mailing";
import type { Plan } from "@/lib/testing/engine-plan";
import { plansArbitrary, toGraph } from "@/lib/testing/engine-plan";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld } from "@/lib/testing/engine-world";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const SCENARIOS = 3;
const RUNS = isChaosFull() ? 500 : 30;
const RUN_MS_MAX = 6_000;
/** Enough for every wait and answer of a way of BLOCKS_SURE, also when many are cut off. */
const ROUNDS = 40;
const BLOCKS_SURE = 12;
const DAY_MS = 86_400_000;

type Shared = { mailingId: number; resourceId: number; segmentId: number };

/** Makes the scenarios: all of them first, because they jump to each other. */
async function addScenarios(world: EngineWorld, plans: readonly Plan[], numbers: Shared): Promise<number[]> {
  const scenarioIds: number[] = [];
  while (scenarioIds.length < plans.length) {
    scenarioIds.push(await addScenario(world, graphOf([]), { reentry: "parallel", active: false }));
  }
  for (const [index, plan] of plans.entries()) {
    const graph = JSON.stringify(toGraph(plan, { ...numbers, index, scenarioIds }));
    const scenarioId = scenarioIds[index] ?? 0;
    await pool.query("UPDATE scenario_version SET graph = $2 WHERE scenario_id = $1", [scenarioId, graph]);
    await activateScenario(pool, { accountId: world.accountId, scenarioId }, world);
  }
  return scenarioIds;
}

/** Profiles of one shard, so that they share batches. */
async function addPeople(world: EngineWorld, people: readonly Person[], resourceId: number): Promise<bigint[]> {
  await pool.query(
    `INSERT INTO field (database_id, name, type, is_key, is_unique)
     VALUES ($1, 'ref', 'string', true, true), ($1, 'note', 'string', false, false), ($1, 'visits', 'integer', false, false)`,
    [world.databaseId],
  );
  const ids = (await addProfiles(world, 256 * people.length)).filter((id) => (id & 255n) === 7n);
  for (const [n, { city }] of people.entries()) {
    // Whoever is subscribed on the way is so with this address.
    const fields = JSON.stringify({ email: `p${n}@x.example`, _city: city, visits: 0 });
    await pool.query("UPDATE profile SET fields = $2 WHERE shard = 7 AND id = $1", [ids[n], fields]);
  }
  const subscribed = people.flatMap(({ n, isSubscribed }) => {
    const profileId = ids[n];
    return isSubscribed && profileId !== undefined ? [{ profileId, address: `p${n}@x.example` }] : [];
  });
  await subscribe(world, resourceId, subscribed);
  return ids;
}

async function runPlans(plans: readonly Plan[], people: readonly Person[], seed: number): Promise<string[]> {
  await pool.query("TRUNCATE task, task_event, effect, effect_attempt, message, node_live, node_stat, node_stat_total");
  const world = await makeEngineWorld(pool, clock);
  const { mailingId, resourceId } = await addMailing(world, {
    subject: "Hello",
    text: "{lead.note} {apicontent.word}",
  });
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO segment (account_id, database_id, name, kind) VALUES ($1, $2, 'List', 'static') RETURNING id",
    [world.accountId, world.databaseId],
  );
  const segmentId = rows[0]?.id ?? 0;
  const scenarioIds = await addScenarios(world, plans, { mailingId, resourceId, segmentId });
  const ids = await addPeople(world, people, resourceId);
  for (const { n, word } of people) {
    await enter(world, scenarioIds[0] ?? 0, { profileIds: ids.slice(n, n + 1), apicontent: { n, word, ref: `r${n}` } });
  }
  const engine = new CutEngine(world, seed);
  for (let round = 0; round < ROUNDS && (await engine.runRound()); round += 1) clock.advance(DAY_MS);
  const faults = await compare({ plans, people, ids, scenarioIds });
  const audit = await auditScenarios(pool, scenarioIds);
  // Who walks in circles for ever is still inside.
  return [...faults, ...audit.filter((fault) => !/is stuck|effects are left/.test(fault))];
}

type Ran = {
  plans: readonly Plan[];
  people: readonly Person[];
  ids: readonly bigint[];
  scenarioIds: readonly number[];
};

async function compare({ plans, people, ids, scenarioIds }: Ran): Promise<string[]> {
  const found = new Map<bigint, string[]>();
  const { rows } = await pool.query<{ profile_id: bigint; scenario_id: number; pass_id: bigint; isOver: boolean }>(
    `SELECT profile_id, scenario_id, pass_id, status IN ('ended', 'failed') AS "isOver" FROM task ORDER BY pass_id`,
  );
  const paths = (await Promise.all(scenarioIds.map((id) => readPaths(pool, id)))).flat();
  const byPass = new Map(paths.map(({ passId, path }) => [passId, path]));
  const inside = new Set(rows.filter((row) => !row.isOver).map((row) => row.profile_id));
  for (const { profile_id: id, scenario_id, pass_id } of rows) {
    const path = `${scenarioIds.indexOf(scenario_id)}: ${byPass.get(pass_id) ?? ""}`;
    found.set(id, [...(found.get(id) ?? []), path]);
  }
  const profiles = await readProfiles();
  return people.flatMap((person) => {
    const wanted = interpret(plans, person);
    const id = ids[person.n] ?? 0n;
    const is = (found.get(id) ?? []).join("\n");
    const way = wanted.passes.map(({ index, lines }) => `${index}: ${lines.join(", ")}`).join("\n");
    const likeness = `${wanted.city} ${wanted.visits}`;
    const mayBeInside = !wanted.isOver || wanted.blocks > BLOCKS_SURE;
    const isRight = inside.has(id) ? mayBeInside && way.startsWith(is) : is === way && profiles.get(id) === likeness;
    return isRight ? [] : [`profile ${person.n} (${profiles.get(id)}) went\n${is}\ninstead of (${likeness})\n${way}`];
  });
}

/** City and visits of each profile. */
async function readProfiles(): Promise<Map<bigint, string>> {
  const { rows } = await pool.query<{ id: bigint; likeness: string }>(
    "SELECT id, concat(fields ->> '_city', ' ', fields ->> 'visits') AS likeness FROM profile WHERE shard = 7",
  );
  return new Map(rows.map(({ id, likeness }) => [id, likeness]));
}

test(
  "random scenarios, profiles and cuts: every path and every number is what a plain interpreter says",
  async () => {
    const people = fc
      .array(
        fc.record({
          city: fc.constantFrom("Paris", "Rome"),
          word: fc.constantFrom("open", "shut"),
          isSubscribed: fc.boolean(),
        }),
        { minLength: 1, maxLength: 6 },
      )
      .map((list) => list.map((one, n): Person => ({ ...one, n })));
    await fc.assert(
      fc.asyncProperty(plansArbitrary(SCENARIOS), people, fc.nat(), async (plans, persons, seed) => {
        expect(await runPlans(plans, persons, seed)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * RUN_MS_MAX,
);

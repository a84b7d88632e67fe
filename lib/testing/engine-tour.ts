import type { EnterResult } from "@/lib/engine/enter-scenario.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { addMailing, subscribe } from "@/lib/testing/engine-mailing";
import type { SinkAnswer, SinkCall } from "@/lib/testing/engine-sink";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario } from "@/lib/testing/engine-world";
import { makeFirstGraph, makeSecondGraph, type TourLists } from "@/lib/testing/engine-tour-graphs";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";

/** Two scenarios with every element that moves profiles, and profiles of ten kinds, each with a way of its own through them. */
export type Tour = {
  world: EngineWorld;
  first: number;
  second: number;
  profileIds: readonly bigint[];
  /** So many may pass the Limit. */
  quota: number;
  lists: TourLists;
};

type TourInput = { sinkUrl: string; profiles: number; reentry?: ReentryMode };

/** What the n-th profile meets, by its last digit. The others walk the whole way. */
export const NOT_IN_PARIS = 0;
/** These two want the same value of a unique field. */
export const TWINS: readonly number[] = [1, 2];
export const REFUSED_BY_SINK = 3;
const SINK_STUMBLES = 4;
export const NOT_SUBSCRIBED = 5;
export const KINDS = 10;
const SINK_MS_MAX = 25;

/** Makes both scenarios, active, and the profiles with their subscriptions; nobody has entered yet. */
export async function makeTour(world: EngineWorld, { sinkUrl, profiles, reentry = "skip" }: TourInput): Promise<Tour> {
  await world.pool.query(
    `INSERT INTO field (database_id, name, type, is_key, is_unique)
     VALUES ($1, 'ref', 'string', true, true), ($1, 'crm', 'string', false, false), ($1, 'visits', 'integer', false, false)`,
    [world.databaseId],
  );
  const mailing = await addMailing(world, { subject: "Number {apicontent.n}", text: "Your reference is {lead.crm}" });
  const quota = Math.ceil(profiles / 2);
  const { resourceId } = mailing;
  const lists = { entered: await addList(world, "Entered"), left: await addList(world, "Left") };
  const second = await addScenario(world, makeSecondGraph(sinkUrl, { resourceId, quota, lists }), { reentry });
  const first = await addScenario(world, makeFirstGraph(sinkUrl, { second, mailingId: mailing.mailingId }), {
    reentry,
  });
  const added = await addProfiles(world, profiles);
  await world.pool.query(
    `UPDATE profile p SET fields = jsonb_build_object('_city', u.city)
     FROM unnest($1::bigint[], $2::text[]) AS u(id, city) WHERE p.shard = u.id & 255 AND p.id = u.id`,
    [added, added.map((_, n) => (n % KINDS === NOT_IN_PARIS ? "Rome" : "Paris"))],
  );
  await world.pool.query(
    `INSERT INTO segment_member (shard, segment_id, profile_id, added_at)
     SELECT id & 255, $1, id, now() FROM unnest($2::bigint[]) AS id`,
    [lists.left, added],
  );
  const people = added.map((profileId, n) => ({ profileId, address: `p${n}@tour.example` }));
  await subscribe(
    world,
    mailing.resourceId,
    people.filter((_, n) => n % KINDS !== NOT_SUBSCRIBED),
  );
  return { world, first, second, profileIds: added, quota, lists };
}

async function addList({ pool, accountId, databaseId }: EngineWorld, name: string): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO segment (account_id, database_id, name, kind) VALUES ($1, $2, $3, 'static') RETURNING id",
    [accountId, databaseId, name],
  );
  return rows[0]?.id ?? 0;
}

/** Puts the profiles from one number up to another into the first scenario. */
export async function enterTour(tour: Tour, { from, to }: { from: number; to: number }): Promise<EnterResult[]> {
  const { world, first, profileIds } = tour;
  const { accountId, databaseId } = world;
  const items = profileIds.slice(from, to).map((profileId, index) => {
    const apicontent = contentOf(from + index);
    return { profileId, scenarioId: first, accountId, databaseId, apicontent, hops: 0, lane: 0 };
  });
  return inTransaction(world.pool, (client) => enterScenario(client, { now: world.clock.now(), items }));
}

/** What the n-th profile comes with. */
export function contentOf(n: number): { n: number; ref: string } {
  return { n, ref: TWINS.includes(n % KINDS) ? `twins-${Math.floor(n / KINDS)}` : `single-${n}` };
}

/** How the other system answers: slowly enough to be killed in the middle. */
export function answerTour({ path }: SinkCall, nth: number): SinkAnswer {
  const n = Number(path.split("/").at(-1));
  const delayMs = (n * 7) % SINK_MS_MAX;
  if (path.startsWith("/first/") && n % KINDS === REFUSED_BY_SINK) return { status: 404, delayMs };
  if (n % KINDS === SINK_STUMBLES && nth === 1) return { status: 500, delayMs };
  return { status: 200, body: JSON.stringify({ id: `crm-${n}` }), delayMs };
}

/** The time of all waits is up; but for those of tasks that somebody holds: they are met by the next call. */
export async function endPauses({ world, first, second }: Tour): Promise<void> {
  // The longest wait of a Delayed condition counts from the arrival. Waiting for rows of many shards, in whatever order, would meet a
  // batch crosswise.
  await world.pool.query(
    `UPDATE task t SET wake_at = now(), node_entered_at = t.node_entered_at - interval '2 days'
     FROM (SELECT shard, profile_id, scenario_id, instance FROM task
       WHERE scenario_id = ANY($1::int[]) AND status = 'waiting' AND wake_at > now() FOR UPDATE SKIP LOCKED) AS q
     WHERE (t.shard, t.profile_id, t.scenario_id, t.instance) = (q.shard, q.profile_id, q.scenario_id, q.instance)`,
    [[first, second]],
  );
}

/** Profiles that are neither through nor failed. */
export async function countOnTour({ world, first, second }: Tour): Promise<number> {
  const { rows } = await world.pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM task WHERE scenario_id = ANY($1::int[]) AND status NOT IN ('ended', 'failed')",
    [[first, second]],
  );
  return rows[0]?.n ?? 0;
}

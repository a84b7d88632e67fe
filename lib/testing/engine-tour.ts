import type { EnterResult } from "@/lib/engine/enter-scenario.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { readPaths } from "@/lib/testing/engine-audit";
import { addMailing, subscribe } from "@/lib/testing/engine-mailing";
import type { SinkAnswer, SinkCall } from "@/lib/testing/engine-sink";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, graphOf, node } from "@/lib/testing/engine-world";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";

/** Two scenarios with every element there is, and profiles of ten kinds, each with a way of its own through them. */
export type Tour = {
  world: EngineWorld;
  first: number;
  second: number;
  profileIds: readonly bigint[];
};

type TourInput = { sinkUrl: string; profiles: number; reentry?: ReentryMode };

/** What the n-th profile meets, by its last digit. The others walk the whole way. */
const NOT_IN_PARIS = 0;
/** These two want the same value of a unique field. */
const TWINS: readonly number[] = [1, 2];
const REFUSED_BY_SINK = 3;
const SINK_STUMBLES = 4;
const NOT_SUBSCRIBED = 5;
const KINDS = 10;
const SINK_MS_MAX = 25;

export const WHOLE_WAY = {
  first:
    "entered 0, left 0 next, left 1 yes, left 2 next, left 3 success, left 4 next, sent 5, left 5 sent, waited 6, left 6 next, exited 7",
  second: "entered 0, left 0 next, left 1 success, left 2 next, exited 3",
};
const TWIN_LOSES = "entered 0, left 0 next, left 1 yes, left 2 error, exited 11";
const SHORT_WAYS: Partial<Record<number, string>> = {
  [NOT_IN_PARIS]: "entered 0, left 0 next, left 1 no, exited 10",
  [REFUSED_BY_SINK]: "entered 0, left 0 next, left 1 yes, left 2 next, left 3 error, exited 12",
  [NOT_SUBSCRIBED]:
    "entered 0, left 0 next, left 1 yes, left 2 next, left 3 success, left 4 next, left 5 not_sent, exited 14",
};

/** Makes both scenarios, active, and the profiles with their subscriptions; nobody has entered yet. */
export async function makeTour(world: EngineWorld, { sinkUrl, profiles, reentry = "skip" }: TourInput): Promise<Tour> {
  await world.pool.query(
    `INSERT INTO field (database_id, name, type, is_key, is_unique)
     VALUES ($1, 'ref', 'string', true, true), ($1, 'crm', 'string', false, false), ($1, 'visits', 'integer', false, false)`,
    [world.databaseId],
  );
  const mailing = await addMailing(world, { subject: "Number {apicontent.n}", text: "Your reference is {lead.crm}" });
  const second = await addScenario(world, makeSecondGraph(sinkUrl), { reentry });
  const first = await addScenario(world, makeFirstGraph(sinkUrl, { second, mailingId: mailing.mailingId }), {
    reentry,
  });
  const added = await addProfiles(world, profiles);
  await world.pool.query(
    `UPDATE profile p SET fields = jsonb_build_object('_city', u.city)
     FROM unnest($1::bigint[], $2::text[]) AS u(id, city) WHERE p.shard = u.id & 255 AND p.id = u.id`,
    [added, added.map((_, n) => (n % KINDS === NOT_IN_PARIS ? "Rome" : "Paris"))],
  );
  const people = added.map((profileId, n) => ({ profileId, address: `p${n}@tour.example` }));
  await subscribe(
    world,
    mailing.resourceId,
    people.filter((_, n) => n % KINDS !== NOT_SUBSCRIBED),
  );
  return { world, first, second, profileIds: added };
}

/** Puts the profiles from one number up to another into the first scenario. */
export async function enterTour(tour: Tour, { from, to }: { from: number; to: number }): Promise<EnterResult[]> {
  const { world, first, profileIds } = tour;
  const { accountId, databaseId } = world;
  const items = profileIds.slice(from, to).map((profileId, index) => {
    const n = from + index;
    const ref = TWINS.includes(n % KINDS) ? `twins-${Math.floor(n / KINDS)}` : `single-${n}`;
    return { profileId, scenarioId: first, accountId, databaseId, apicontent: { n, ref }, hops: 0, lane: 0 };
  });
  return inTransaction(world.pool, (client) => enterScenario(client, { now: world.clock.now(), items }));
}

/** How the other system answers: slowly enough to be killed in the middle. */
export function answerTour({ path }: SinkCall, nth: number): SinkAnswer {
  const n = Number(path.split("/").at(-1));
  const delayMs = (n * 7) % SINK_MS_MAX;
  if (path.startsWith("/first/") && n % KINDS === REFUSED_BY_SINK) return { status: 404, delayMs };
  if (n % KINDS === SINK_STUMBLES && nth === 1) return { status: 500, delayMs };
  return { status: 200, body: JSON.stringify({ id: `crm-${n}` }), delayMs };
}

/** The time of all pauses is up. */
export async function endPauses({ world, first }: Tour): Promise<void> {
  await world.pool.query("UPDATE task SET wake_at = now() WHERE scenario_id = $1 AND status = 'waiting'", [first]);
}

/** Profiles that are neither through nor failed. */
export async function countOnTour({ world, first, second }: Tour): Promise<number> {
  const { rows } = await world.pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM task WHERE scenario_id = ANY($1::int[]) AND status NOT IN ('ended', 'failed')",
    [[first, second]],
  );
  return rows[0]?.n ?? 0;
}

/**
 * Calls and letters that are missing, were made for somebody who is not to get them, or came under two keys. `arrived`: the path of a call or the address of a letter, with its key.
 */
export async function findEffectFaults(
  tour: Tour,
  arrived: readonly { what: string; key: string }[],
): Promise<string[]> {
  const keys = new Map<string, Set<string>>();
  for (const { what, key } of arrived) keys.set(what, (keys.get(what) ?? new Set()).add(key));
  const wanted = new Set(listEffects(tour, indexPaths(await readPaths(tour.world.pool, tour.first))));
  const faults = [...wanted].flatMap((what) => (keys.has(what) ? [] : [`${what} never came`]));
  const owners = new Map<string, string>();
  for (const [what, own] of keys) {
    if (!wanted.has(what)) faults.push(`${what} must not come`);
    if (own.size !== 1) faults.push(`${what} came under ${own.size} keys`);
    for (const key of own) {
      const other = owners.get(key);
      if (key === "" || other !== undefined) faults.push(`${what} has the key "${key}" of ${other ?? "nobody"}`);
      owners.set(key, what);
    }
  }
  return faults;
}

function listEffects({ profileIds }: Tour, paths: ReadonlyMap<bigint, readonly string[]>): string[] {
  return profileIds.flatMap((id, n) => {
    const path = (paths.get(id) ?? []).join("; ");
    return [
      ...(path.includes("left 2 next") ? [`/first/${n}`] : []),
      ...(path.includes("left 5 sent") ? [`p${n}@tour.example`] : []),
      ...(path.includes("exited 7") ? [`/second/${n}`] : []),
    ];
  });
}

/** Profiles that went another way than they should have, or not once; of twins one wins, whichever. */
export async function findStrays(tour: Tour): Promise<string[]> {
  const first = indexPaths(await readPaths(tour.world.pool, tour.first));
  const second = indexPaths(await readPaths(tour.world.pool, tour.second));
  const strays: string[] = [];
  const check = (n: number, wanted: readonly [string, string]) => {
    const id = tour.profileIds[n] ?? 0n;
    const found = [(first.get(id) ?? []).join("; "), (second.get(id) ?? []).join("; ")];
    if (found[0] !== wanted[0] || found[1] !== wanted[1]) strays.push(`profile ${n} went ${found.join(" and then ")}`);
  };
  const whole = [WHOLE_WAY.first, WHOLE_WAY.second] as const;
  for (const n of tour.profileIds.keys()) {
    const short = SHORT_WAYS[n % KINDS];
    const isLoser = TWINS.includes(n % KINDS) && first.get(tour.profileIds[n] ?? 0n)?.[0] === TWIN_LOSES;
    check(n, isLoser ? [TWIN_LOSES, ""] : short === undefined ? whole : [short, ""]);
    if (n % KINDS !== TWINS[1]) continue;
    const lost = [n - 1, n].filter((twin) => first.get(tour.profileIds[twin] ?? 0n)?.[0] === TWIN_LOSES);
    if (lost.length !== 1) strays.push(`of the twins ${n - 1} and ${n} ${lost.length} lost`);
  }
  return strays;
}

function indexPaths(paths: readonly { profileId: bigint; path: string }[]): Map<bigint, string[]> {
  const index = new Map<bigint, string[]>();
  for (const { profileId, path } of paths) index.set(profileId, [...(index.get(profileId) ?? []), path]);
  return index;
}

const CALL = {
  ...{ method: "POST", headers: [], contentType: "json", timeoutSeconds: 5, retries: 10 },
  ...{ success: [{ from: 200, to: 299 }], mapping: [{ name: "id", path: "$.id" }] },
};
const PAUSE = { mode: "duration", days: 1, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
const exit = (id: number) => node(id, "exit", { reason: "" });

function makeFirstGraph(sinkUrl: string, { second, mailingId }: { second: number; mailingId: number }) {
  const inParis = { kind: "field", field: "_city", is: "equal", value: "Paris" };
  const ref = { field: "ref", action: "set", value: "{apicontent.ref}" };
  const company = { field: "_company", action: "set", value: "company {apicontent.n}" };
  const crm = { field: "crm", action: "set", value: "{response.id}" };
  const visit = { field: "visits", action: "incr", value: "1" };
  return graphOf(
    [
      node(1, "condition", { condition: inParis }),
      node(2, "update-profile", { updates: [company, ref] }),
      node(3, "http-call", { ...CALL, url: `${sinkUrl}/first/{apicontent.n}`, body: '{"ref":"{lead.ref}"}' }),
      node(4, "update-profile", { updates: [crm, visit] }),
      node(5, "send-email", { mailingId }),
      node(6, "pause", PAUSE),
      node(7, "jump", { scenarioId: second, passApicontent: true }),
      ...[10, 11, 12, 13, 14].map(exit),
    ],
    ...["0.next>1", "1.yes>2", "1.no>10", "2.next>3", "2.error>11", "3.success>4", "3.error>12"],
    ...["4.next>5", "4.error>13", "5.sent>6", "5.not_sent>14", "6.next>7"],
  );
}

function makeSecondGraph(sinkUrl: string) {
  const visit = { field: "visits", action: "incr", value: "1" };
  return graphOf(
    [
      node(1, "http-call", { ...CALL, url: `${sinkUrl}/second/{apicontent.n}`, body: '{"crm":"{lead.crm}"}' }),
      node(2, "update-profile", { updates: [visit] }),
      ...[3, 4].map(exit),
    ],
    ...["0.next>1", "1.success>2", "1.error>4", "2.next>3", "2.error>4"],
  );
}

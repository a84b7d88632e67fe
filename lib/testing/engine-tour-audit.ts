import { auditScenarios, readPaths } from "@/lib/testing/engine-audit";
import type { HttpSink } from "@/lib/testing/engine-sink";
import type { Tour } from "@/lib/testing/engine-tour";
import { KINDS, NOT_IN_PARIS, NOT_SUBSCRIBED, REFUSED_BY_SINK, TWINS } from "@/lib/testing/engine-tour";
import type { MailCatcher } from "@/lib/testing/mail-catcher";

const WHOLE_WAY = {
  first:
    "entered 0, left 0 next, left 1 yes, left 2 next, left 3 success, left 4 next, sent 5, left 5 sent, waited 6, left 6 next, exited 7",
  second: [
    "entered 0, left 0 next, left 1 success, left 2 next, left 3 b1, left 4 variant, left 5 yes, left 6 next, left 7 next",
    "left 12 next, left 13 yes, left 14 next, waited 15, left 15 next, waited 8, left 8 no, left 9 counted, exited 10",
  ].join(", "),
};
const TWIN_LOSES = "entered 0, left 0 next, left 1 yes, left 2 error, exited 11";
const SHORT_WAYS: Partial<Record<number, string>> = {
  [NOT_IN_PARIS]: "entered 0, left 0 next, left 1 no, exited 10",
  [REFUSED_BY_SINK]: "entered 0, left 0 next, left 1 yes, left 2 next, left 3 error, exited 12",
  [NOT_SUBSCRIBED]:
    "entered 0, left 0 next, left 1 yes, left 2 next, left 3 success, left 4 next, left 5 not_sent, exited 14",
};

/**
 * Names all that is wrong after a tour, in which everybody entered once: wrong ways, wrong numbers, calls and letters that never
 * came or came under two keys, steps done twice.
 */
export async function auditTour(tour: Tour, { sink, mail }: { sink: HttpSink; mail: MailCatcher }): Promise<string[]> {
  const { pool } = tour.world;
  const calls = sink.calls.map(({ path, key }) => ({ what: path, key }));
  const letters = mail.letters.map(({ to, parsed }) => ({ what: to.join(), key: parsed.messageId ?? "" }));
  const faults = [
    ...(await findStrays(tour)),
    ...(await auditScenarios(pool, [tour.first, tour.second])),
    ...(await findEffectFaults(tour, [...calls, ...letters])),
    ...(await findListFaults(tour)),
  ];
  const passed = (await readPaths(pool, tour.second)).filter(({ path }) => path.includes("left 9 passed")).length;
  if (passed > tour.quota) faults.push(`${passed} passed the Limit of ${tour.quota}`);
  // One visit for each of the two scenarios: a step that was done twice would have counted again.
  const { rows } = await pool.query<{ id: bigint; visits: number }>(
    `SELECT id, (fields ->> 'visits')::int AS visits FROM profile WHERE database_id = $1 AND (fields ->> 'visits')::int > 2`,
    [tour.world.databaseId],
  );
  return [...faults, ...rows.map(({ id, visits }) => `profile ${id} was counted ${visits} times`)];
}

/** Profiles that passed an element of a list and are not where it puts them, and the other way round. */
async function findListFaults({ world, second, lists, profileIds }: Tour): Promise<string[]> {
  const { rows } = await world.pool.query<{ segment_id: number; profile_id: bigint }>(
    "SELECT segment_id, profile_id FROM segment_member WHERE segment_id = ANY($1::int[])",
    [[lists.entered, lists.left]],
  );
  const members = new Set(rows.map((row) => `${row.segment_id}:${row.profile_id}`));
  const paths = indexPaths(await readPaths(world.pool, second));
  return profileIds.flatMap((id, n) => {
    const path = (paths.get(id) ?? []).join("; ");
    const isRight =
      members.has(`${lists.entered}:${id}`) === path.includes("left 12 next") &&
      members.has(`${lists.left}:${id}`) !== path.includes("left 14 next");
    return isRight ? [] : [`profile ${n} is in the wrong lists after ${path}`];
  });
}

/**
 * Calls and letters that are missing, were made for somebody who is not to get them, or came under two keys. `arrived`: the path of a call or the address of a letter, with its key.
 */
async function findEffectFaults(tour: Tour, arrived: readonly { what: string; key: string }[]): Promise<string[]> {
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
async function findStrays(tour: Tour): Promise<string[]> {
  const first = indexPaths(await readPaths(tour.world.pool, tour.first));
  const second = indexPaths(await readPaths(tour.world.pool, tour.second));
  const strays: string[] = [];
  const check = (n: number, wanted: readonly [string, string]) => {
    const id = tour.profileIds[n] ?? 0n;
    const found = [(first.get(id) ?? []).join("; "), withoutChance((second.get(id) ?? []).join("; "))];
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

/** By which way somebody leaves an A/B split is chance, by which a Limit is a race. */
function withoutChance(path: string): string {
  return path.replace(/left 4 v[12]/, "left 4 variant").replace(/left 9 (?:passed|over)/, "left 9 counted");
}

function indexPaths(paths: readonly { profileId: bigint; path: string }[]): Map<bigint, string[]> {
  const index = new Map<bigint, string[]>();
  for (const { profileId, path } of paths) index.set(profileId, [...(index.get(profileId) ?? []), path]);
  return index;
}

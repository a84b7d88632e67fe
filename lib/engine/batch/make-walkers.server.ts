import type { ClientBase } from "pg";
import { lockProfiles } from "@/lib/db/queries/profiles/lock-profiles.server";
import { asksPast, readPasts } from "@/lib/engine/batch/read-pasts.server";
import { joinNeeds, readsProfile } from "@/lib/domain/conditions/needs";
import type { RunningScenario } from "@/lib/engine/scenarios/running-scenario";
import { readProfiles } from "@/lib/engine/sql/read-profiles.server";
import { readHappened } from "@/lib/engine/sql/read-happened.server";
import { readSubscriptions } from "@/lib/engine/sql/read-subscriptions.server";
import type { TaskRow } from "@/lib/engine/task-row";
import { ProfileState } from "@/lib/engine/walk/profile-state";
import { SubscriptionState } from "@/lib/engine/walk/subscription-state";
import { remove } from "@/lib/engine/walk/walk";
import type { WalkMoment } from "@/lib/engine/walk/walker";
import { Walker } from "@/lib/engine/walk/walker";

/** `writes`: whether the profile is going to be changed whatever the scenario's elements do: by an answer. */
type Running = { row: TaskRow; scenario: RunningScenario; writes?: boolean };
type Place = { shard: number; moment: WalkMoment };

const NO_SUBSCRIPTIONS = new SubscriptionState([]);
const NO_PROFILES: ReadonlyMap<bigint, ProfileState> = new Map();

export type Walkers = {
  /** Ready to be walked. */
  alive: Walker[];
  /** Their profile is gone, so the pass ends; written with the others. */
  ended: Walker[];
  profiles: ReadonlyMap<bigint, ProfileState>;
};

/**
 * Reads once what a batch's walks may look at. Nothing where no element looks at the profile; whole and locked, in the order of
 * ids, where an element may change it.
 */
export async function makeWalkers(client: ClientBase, running: readonly Running[], place: Place): Promise<Walkers> {
  const profiles = await readStates(client, running, place.shard);
  const subscribed = running.filter(({ scenario }) => scenario.graph.needs.subscriptions);
  const keys = idsOf(subscribed).map((id) => ({ shard: place.shard, id }));
  const views = await readSubscriptions(client, keys);
  const states = new Map<bigint, SubscriptionState>();
  const pasts = await readPasts(client, running, { shard: place.shard, now: place.moment.now });
  const happened = await readPasses(client, running, place.shard);
  const walkers: Walkers = { alive: [], ended: [], profiles };
  for (const one of running) {
    const { row, scenario } = one;
    const state = profiles.get(row.profileId);
    const walker = new Walker({
      row,
      scenario,
      moment: place.moment,
      profile: state ?? new ProfileState(row.profileId, {}),
      // Who changes subscriptions needs them: the others share one empty state.
      subscriptions: scenario.graph.needs.subscriptions
        ? getOrMake(states, row.profileId, () => new SubscriptionState(views.get(row.profileId) ?? []))
        : NO_SUBSCRIPTIONS,
      past: asksPast(scenario) ? pasts.get(row.profileId) : undefined,
      happened: happened.get(row.passId),
    });
    if (state || !needsProfile(one)) walkers.alive.push(walker);
    else {
      remove(walker, "profile deleted");
      walkers.ended.push(walker);
    }
  }
  return walkers;
}

async function readStates(client: ClientBase, running: readonly Running[], shard: number) {
  const needing = running.filter(needsProfile);
  if (needing.length === 0) return NO_PROFILES;
  const writing = idsOf(needing.filter(writesProfile));
  const locked = await lockProfiles(client, writing);
  const states = new Map(locked.map((row) => [row.id, new ProfileState(row.id, row.fields)]));
  const reading = idsOf(needing).filter((id) => !states.has(id));
  for (const [id, fields] of await readProfiles(
    client,
    { shard, ids: reading },
    joinNeeds(...new Set(needing.map(({ scenario }) => scenario.graph.needs))).fields,
  )) {
    states.set(id, new ProfileState(id, fields));
  }
  return states;
}

/** Of passes through scenarios in which an element waits for it. */
async function readPasses(client: ClientBase, running: readonly Running[], shard: number) {
  const waiting = running.filter(({ scenario: { graph } }) => graph.needs.letters || graph.needs.events.length > 0);
  const names = joinNeeds(...new Set(waiting.map(({ scenario }) => scenario.graph.needs))).events;
  return readHappened(
    client,
    { shard, names },
    waiting.map(({ row }) => row),
  );
}

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function needsProfile(running: Running): boolean {
  return writesProfile(running) || readsProfile(running.scenario.graph.needs);
}

function writesProfile({ scenario, writes }: Running): boolean {
  return writes === true || scenario.writesProfiles;
}

function idsOf(running: readonly Running[]): bigint[] {
  return [...new Set(running.map(({ row }) => row.profileId))];
}

import type { ClientBase } from "pg";
import { insertKeys } from "@/lib/db/queries/profiles/insert-keys.server";
import { insertProfileEvents } from "@/lib/db/queries/profiles/insert-profile-events.server";
import { upsertSubscriptions } from "@/lib/db/queries/subscriptions/upsert-subscriptions.server";
import { KEY_EMAIL_SUBSCRIPTION } from "@/lib/domain/matching/matching-mode";
import type { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import type { NewFact } from "@/lib/engine/sql/insert-facts.server";
import type { ChangedSubscription } from "@/lib/engine/walk/subscription-state";
import type { Walker } from "@/lib/engine/walk/walker";

type Changed = ChangedSubscription & { walker: Walker; databaseId: number; profileId: bigint };

/** Writes the subscriptions that walks changed, with the addresses as keys and the profiles' history; their profiles are locked. */
export async function writeSubscriptions(
  client: ClientBase,
  { now, writer }: { now: Date; writer: BatchWriter },
  walkers: readonly Walker[],
): Promise<void> {
  // Nearly every batch: nothing is built for it.
  if (!walkers.some((walker) => walker.subscriptionState.changes.length > 0)) return;
  const states = new Map(walkers.map((walker) => [walker.subscriptionState, walker]));
  const changed = [...states].flatMap(([state, walker]) =>
    state.changes.map((change): Changed => ({
      ...change,
      walker,
      databaseId: walker.databaseId,
      profileId: walker.profileId,
    })),
  );
  const added = changed.filter(({ from, to }) => from === null && to.channel === "email");
  await insertKeys(
    client,
    added.map(({ databaseId, profileId, to }) => ({
      ...{ databaseId, profileId, field: KEY_EMAIL_SUBSCRIPTION, value: to.address, isUnique: false },
    })),
  );
  for (const [databaseId, rows] of groupBy(changed, (one) => one.databaseId)) {
    await upsertSubscriptions(client, { now, databaseId }, keepLast(rows));
  }
  for (const [scenarioId, rows] of groupBy(changed, (one) => one.scenarioId)) {
    await insertProfileEvents(client, { now, source: `scenario:${scenarioId}` }, rows.map(describe));
  }
  for (const one of changed) writer.addFact(makeFact(one));
  for (const state of states.keys()) state.markWritten();
}

function makeFact({ walker, databaseId, profileId, from, to }: Changed): NewFact {
  const { resourceId, channel, address, status } = to;
  const fact = { kind: "subscription_changed" as const, resourceId, channel, address, from, to: status };
  const { accountId } = walker.scenario;
  return { accountId, databaseId, profileId, fact, hops: walker.hops + 1, lane: walker.lane, starts: true };
}

function describe({ profileId, from, to }: Changed) {
  const { resourceId, channel, address, status, priority } = to;
  const kind = from === null ? "subscription_added" : "subscription_changed";
  return { profileId, kind, detail: { resourceId, channel, address, from, to: status, priority } };
}

/** A subscription that was changed twice is written once: as it is in the end. */
function keepLast(rows: readonly Changed[]) {
  const last = new Map(
    rows.map(({ profileId, to }) => [
      `${profileId}\u0000${to.resourceId}\u0000${to.channel}\u0000${to.address}`,
      { ...to, profileId },
    ]),
  );
  return [...last.values()];
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

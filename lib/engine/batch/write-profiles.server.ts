import type { ClientBase } from "pg";
import { deleteKeys } from "@/lib/db/queries/profiles/delete-keys.server";
import type { KeyRow } from "@/lib/db/queries/profiles/insert-keys.server";
import { insertKeys } from "@/lib/db/queries/profiles/insert-keys.server";
import { insertProfileEvents } from "@/lib/db/queries/profiles/insert-profile-events.server";
import { updateProfiles } from "@/lib/db/queries/profiles/update-profiles.server";
import type { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import type { NewFact } from "@/lib/engine/sql/insert-facts.server";
import type { KeyValue } from "@/lib/domain/fields/key-values";
import type { RunningScenario } from "@/lib/engine/scenarios/running-scenario";
import type { ProfileChange, ProfileState } from "@/lib/engine/walk/profile-state";

export type ChangedProfile = {
  state: ProfileState;
  scenario: RunningScenario;
  /** Of the tasks that changed it. */
  hops: number;
  lane: number;
};

/**
 * Writes changed profiles with their keys and history. A profile whose new unique value somebody else has is put back as it was
 * and returned: its task leaves by the element's error output, and the batch goes on.
 */
export async function writeProfiles(
  client: ClientBase,
  { now, writer }: { now: Date; writer: BatchWriter },
  changed: readonly ChangedProfile[],
): Promise<Set<ProfileState>> {
  const diffs = changed.map((one) => {
    const { state, scenario } = one;
    const { added, removed } = state.diffKeys(scenario.fields);
    const toRow = (key: KeyValue): KeyRow => ({ ...key, databaseId: scenario.databaseId, profileId: state.id });
    return { one, state, added: added.map(toRow), removed: removed.map(toRow) };
  });
  const lost = new Set(
    (
      await insertKeys(
        client,
        diffs.flatMap(({ added }) => added),
      )
    ).map((row) => row.profileId),
  );
  const losers = diffs.filter(({ state }) => lost.has(state.id));
  const winners = diffs.filter(({ state }) => !lost.has(state.id));
  // What a loser got beside the value it lost.
  const undone = losers.flatMap(({ added }) => added);
  await deleteKeys(client, [...undone, ...winners.flatMap(({ removed }) => removed)]);
  await updateProfiles(
    client,
    now,
    winners.map(({ state }) => ({ id: state.id, fields: state.fields })),
  );
  await writeHistory(
    client,
    now,
    winners.map(({ state }) => state),
  );
  for (const { one, state } of winners) {
    writer.addFact(makeFact(one));
    state.markWritten();
  }
  for (const { state } of losers) state.revert();
  return new Set(losers.map(({ state }) => state));
}

function makeFact({ state, scenario, hops, lane }: ChangedProfile): NewFact {
  const { accountId, databaseId } = scenario;
  const fields = state.describeChanges();
  const fact = { kind: "profile_changed" as const, how: "scenario" as const, created: false, fields };
  return { accountId, databaseId, profileId: state.id, fact, hops: hops + 1, lane, starts: true };
}

async function writeHistory(client: ClientBase, now: Date, states: readonly ProfileState[]): Promise<void> {
  const byScenario = new Map<
    number,
    { profileId: bigint; kind: string; detail: { fields: ProfileChange["fields"] } }[]
  >();
  for (const state of states) {
    for (const { scenarioId, fields } of state.changes) {
      const events = byScenario.get(scenarioId) ?? [];
      byScenario.set(scenarioId, events);
      events.push({ profileId: state.id, kind: "changed", detail: { fields } });
    }
  }
  for (const [scenarioId, events] of byScenario) {
    await insertProfileEvents(client, { now, source: `scenario:${scenarioId}` }, events);
  }
}

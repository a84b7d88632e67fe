import type { ClientBase } from "pg";
import { addChanged } from "@/lib/engine/batch/add-changed";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { finishJumps } from "@/lib/engine/batch/finish-jumps.server";
import { finishThrown } from "@/lib/engine/batch/finish-thrown";
import { makeWalkers } from "@/lib/engine/batch/make-walkers.server";
import type { QuotaLedger } from "@/lib/engine/batch/quota-ledger.server";
import type { Sorted } from "@/lib/engine/batch/sort-by-control.server";
import { sortByControl } from "@/lib/engine/batch/sort-by-control.server";
import type { Start, Walked } from "@/lib/engine/batch/walk-all.server";
import { walkAll } from "@/lib/engine/batch/walk-all.server";
import type { ChangedProfile } from "@/lib/engine/batch/write-profiles.server";
import { writeMemberships } from "@/lib/engine/batch/write-memberships.server";
import { writeSubscriptions } from "@/lib/engine/batch/write-subscriptions.server";
import { writeProfiles } from "@/lib/engine/batch/write-profiles.server";
import type { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { claimDueTasks } from "@/lib/engine/sql/claim-due-tasks.server";
import type { TaskRow } from "@/lib/engine/task-row";
import { FROZEN_LANE } from "@/lib/engine/task-row";
import type { ProfileState } from "@/lib/engine/walk/profile-state";
import { keepTask, makeRemoval } from "@/lib/engine/walk/make-removal";
import type { Walker } from "@/lib/engine/walk/walker";

/** What every batch needs beside its transaction. */
export type BatchDeps = { scenarios: ScenarioCache; random: () => number; quotas: QuotaLedger };
export type BatchPlace = { shard: number; now: Date };

/** What a batch did, for scheduling and figures. */
export type BatchReport = {
  claimed: number;
  steps: number;
  thrown: number;
  /** Tasks left as they are, because their scenario is about to stop or to start. */
  unsettled: number;
  /** Whether effects of this shard wait to be picked up. */
  hasEffects: boolean;
  /** Whether tasks of this shard are due again at once: back in the queue, or begun by a jump. */
  hasMore: boolean;
  /** Whether facts of this shard wait in the inbox. */
  hasFacts: boolean;
};

export type DueBatch = BatchPlace & {
  lane: number;
  limit: number;
  /** Told what was claimed, for whoever must find out which of them made the batch fail. */
  onClaim?: (rows: readonly TaskRow[]) => void;
};

/**
 * One batch: claims the due tasks of a shard and lane, walks them and writes all of it, inside the caller's transaction, which is
 * also the lease.
 */
export async function runDueBatch(client: ClientBase, deps: BatchDeps, claim: DueBatch): Promise<BatchReport> {
  const rows = await claimDueTasks(client, claim);
  claim.onClaim?.(rows);
  if (rows.length === 0) return NOTHING;
  const { shard, now } = claim;
  const sorted = await sortByControl(client, rows, { shard, now, scenarios: deps.scenarios });
  const writer = new BatchWriter(shard, now);
  addHalted(writer, sorted);
  const moment = { now, random: deps.random };
  const { alive, ended, profiles } = await makeWalkers(client, sorted.running, { shard, moment });
  for (const walker of ended) writer.addWalker(walker);
  const starts = alive.map((walker): Start => ({ walker, first: null }));
  const { quotas } = deps;
  const walked = await walkAndWrite(client, starts, { shard, now, writer, profiles, quotas });
  const unsettled = sorted.unsettled.length;
  return describeWalked({ claimed: rows.length, walkers: alive, walked, writer, unsettled });
}

const NOTHING: BatchReport = {
  claimed: 0,
  steps: 0,
  thrown: 0,
  unsettled: 0,
  hasEffects: false,
  hasMore: false,
  hasFacts: false,
};

type WalkedFacts = {
  claimed: number;
  walkers: readonly Walker[];
  walked: Walked;
  writer: BatchWriter;
  unsettled: number;
};

/** Sums a batch up. */
export function describeWalked({ claimed, walkers, walked, writer, unsettled }: WalkedFacts): BatchReport {
  return {
    ...{ claimed, unsettled },
    steps: walkers.reduce((sum, walker) => sum + walker.stepsNow, 0),
    thrown: walked.thrown.length,
    hasEffects: writer.hasEffects || walkers.some((walker) => walker.status === "effect"),
    hasFacts: writer.hasFacts,
    hasMore: walked.jumps.length > 0 || walked.done.some((walker) => walker.status === "ready"),
  };
}

/** Walks and writes everything; shared by batches of due tasks and of answers. */
export async function walkAndWrite(
  client: ClientBase,
  starts: readonly Start[],
  place: BatchPlace & { writer: BatchWriter; profiles: ReadonlyMap<bigint, ProfileState>; quotas: QuotaLedger },
): Promise<Walked> {
  const { shard, now, writer, profiles, quotas } = place;
  const walked = await walkAll(client, starts, { shard, now, writer, quotas });
  for (const walker of walked.done) writer.addWalker(walker);
  finishThrown(writer, walked.thrown, now);
  const change = { now, writer };
  await writeProfiles(client, change, listChanged(starts, profiles));
  const walkers = starts.map(({ walker }) => walker);
  await writeSubscriptions(client, change, walkers);
  await writeMemberships(client, change, walkers);
  if (walked.jumps.length > 0) {
    await writer.flushRows(client);
    await finishJumps(client, walked.jumps, { shard, now, writer });
  }
  await writer.flush(client);
  return walked;
}

/** Puts tasks of frozen scenarios aside and ends those of stopped ones. */
function addHalted(writer: BatchWriter, { frozen, stopped }: Sorted): void {
  for (const row of frozen) writer.addChange({ ...keepTask(row), lane: FROZEN_LANE });
  for (const row of stopped) {
    const { change, events } = makeRemoval(row, "scenario stopped");
    writer.addChange(change);
    writer.addEvents(events);
  }
}

function listChanged(starts: readonly Start[], profiles: ReadonlyMap<bigint, ProfileState>): ChangedProfile[] {
  if (profiles.size === 0) return [];
  const changed = new Map<ProfileState, ChangedProfile>();
  for (const { walker } of starts) {
    const state = walker.profileState;
    if (state.isChanged) addChanged(changed, walker);
  }
  return [...changed.values()];
}

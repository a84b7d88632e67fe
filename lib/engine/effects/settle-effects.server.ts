import type { ClientBase } from "pg";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { makeWalkers } from "@/lib/engine/batch/make-walkers.server";
import type { BatchDeps, BatchPlace, BatchReport } from "@/lib/engine/batch/run-due-batch.server";
import { describeWalked, walkAndWrite } from "@/lib/engine/batch/run-due-batch.server";
import type { Sorted } from "@/lib/engine/batch/sort-by-control.server";
import { sortByControl } from "@/lib/engine/batch/sort-by-control.server";
import type { Start } from "@/lib/engine/batch/walk-all.server";
import type { EffectAnswer, EffectJob, EffectResult } from "@/lib/engine/effects/effect-job";
import { claimNamedTasks } from "@/lib/engine/sql/claim-named-tasks.server";
import type { Lease, ReturnedEffect } from "@/lib/engine/sql/effect-leases.server";
import { noteBounces } from "@/lib/engine/messages/note-bounces.server";
import { deleteEffects, returnEffects } from "@/lib/engine/sql/effect-leases.server";
import { insertAttempts, updateMessages } from "@/lib/engine/sql/log-attempts.server";
import type { TaskRow } from "@/lib/engine/task-row";
import { FROZEN_LANE, getBulkLane } from "@/lib/engine/task-row";
import type { Walker } from "@/lib/engine/walk/walker";
import { makeRemoval } from "@/lib/engine/walk/make-removal";

const SETTLE_MS = 1_000;

/** `fenced`: results that came too late, because the lease or the task was lost; nothing of them was written. */
export type SettleReport = BatchReport & { fenced: number };

type Answered = { job: EffectJob; answer: EffectAnswer };
/** What is to become of each effect. */
type Fate = { done: EffectJob[]; later: ReturnedEffect[] };

/**
 * Writes the results of effects of one shard inside the caller's transaction: the log, the messages, and the tasks, which walk on
 * at once. An answer counts only while its lease holds and its task still stands where it asked.
 */
export async function settleEffects(
  client: ClientBase,
  deps: BatchDeps,
  { shard, now, results }: BatchPlace & { results: readonly EffectResult[] },
): Promise<SettleReport> {
  const answered = results.flatMap(({ job, next }) =>
    next.kind === "done" && next.answer && job.task ? [{ job, answer: next.answer }] : [],
  );
  const rows = await claimWaiting(client, shard, answered);
  const { scenarios } = deps;
  const writing = new Set(
    answered.flatMap(({ job, answer }) => (answer.patch && job.task ? [job.task.scenarioId] : [])),
  );
  const sorted = await sortByControl(client, [...rows.values()], { shard, now, scenarios, writing });
  const fate = decideFates(results, { sorted, rows, now });
  const held = await releaseEffects(client, shard, fate);
  const settled = results.filter(({ job }) => held.has(job.id));
  await insertAttempts(
    client,
    shard,
    settled.flatMap(({ log }) => log ?? []),
  );
  await updateMessages(
    client,
    { shard, now },
    settled.flatMap(({ message }) => message ?? []),
  );
  const hasBounced = await noteBounces(client, { shard, now }, settled);
  const current = answered.filter(({ job }) => held.has(job.id) && rows.has(job.id));
  const report = await goOn(client, deps, { shard, now, sorted, current, rows });
  // Each late result once, whether it lost its lease, its task, or both.
  const isLate = ({ job, next }: EffectResult) =>
    !held.has(job.id) || (next.kind === "done" && next.answer !== null && job.task !== null && !rows.has(job.id));
  return { ...report, hasFacts: report.hasFacts || hasBounced, fenced: results.filter(isLate).length };
}

/** The tasks that wait for these answers, locked, by effect. */
async function claimWaiting(client: ClientBase, shard: number, answered: readonly Answered[]) {
  const keys = answered.flatMap(({ job: { task, profileId } }) =>
    task ? [{ profileId, scenarioId: task.scenarioId, instance: task.instance }] : [],
  );
  const found = new Map((await claimNamedTasks(client, shard, keys)).map((row) => [row.passId, row]));
  const waiting = new Map<bigint, TaskRow>();
  for (const { job } of answered) {
    const row = job.task ? found.get(job.task.passId) : undefined;
    if (row?.status === "effect" && row.ver === job.task?.ver) waiting.set(job.id, row);
  }
  return waiting;
}

type Known = { sorted: Sorted; rows: ReadonlyMap<bigint, TaskRow>; now: Date };

/** Done, or back: to be tried again, or kept with its answer while the scenario does not run. */
function decideFates(results: readonly EffectResult[], known: Known): Fate {
  const fate: Fate = { done: [], later: [] };
  for (const result of results) {
    const later = decideLater(result, known);
    if (later === null) fate.done.push(result.job);
    else fate.later.push({ id: result.job.id, lease: result.job.lease, ...later });
  }
  return fate;
}

function decideLater(
  { job, next }: EffectResult,
  { sorted, rows, now }: Known,
): Omit<ReturnedEffect, keyof Lease> | null {
  if (next.kind === "later") {
    return { dueAt: next.dueAt, attempts: next.isAttempt ? job.attempts : job.attempts - 1, answer: null };
  }
  const row = rows.get(job.id);
  if (!row) return null;
  const answer = JSON.stringify(next.answer);
  if (sorted.frozen.includes(row)) return { dueAt: null, attempts: job.attempts, answer };
  if (!sorted.unsettled.includes(row)) return null;
  return { dueAt: now.getTime() + SETTLE_MS, attempts: job.attempts, answer };
}

async function releaseEffects(client: ClientBase, shard: number, { done, later }: Fate): Promise<Set<bigint>> {
  const deleted = await deleteEffects(client, shard, done);
  const returned = await returnEffects(client, shard, later);
  return new Set([...deleted, ...returned]);
}

type GoOn = BatchPlace & {
  sorted: Sorted;
  current: readonly Answered[];
  rows: ReadonlyMap<bigint, TaskRow>;
};

async function goOn(client: ClientBase, deps: BatchDeps, { shard, now, sorted, current, rows }: GoOn) {
  const writer = new BatchWriter(shard, now);
  const answers = new Map(
    current.flatMap(({ job, answer }): [TaskRow, EffectAnswer][] => {
      const row = rows.get(job.id);
      return row ? [[row, answer]] : [];
    }),
  );
  for (const row of sorted.stopped.filter((one) => answers.has(one))) {
    const { change, events } = makeRemoval(row, "scenario stopped");
    writer.addChange(change);
    writer.addEvents(events);
  }
  const running = sorted.running
    .filter(({ row }) => answers.has(row))
    // The version that runs now may change no profile where the one that asked does.
    .map((one) => ({ ...one, writes: answers.get(one.row)?.patch !== undefined }));
  const moment = { now, random: deps.random };
  const { alive, ended, profiles } = await makeWalkers(client, running, { shard, moment });
  for (const walker of ended) writer.addWalker(walker);
  const starts = alive.map((walker) => makeStart(walker, answers.get(walker.row)));
  const walked = await walkAndWrite(client, starts, { shard, now, writer, profiles, quotas: deps.quotas });
  return describeWalked({ claimed: rows.size, walkers: alive, walked, writer, unsettled: 0 });
}

function makeStart(walker: Walker, answer: EffectAnswer | undefined): Start {
  walker.steps = 0;
  // Answered while its scenario is just being woken.
  if (walker.lane === FROZEN_LANE) walker.lane = getBulkLane(walker.scenario.accountId);
  if (!answer) return { walker, first: null };
  if (answer.sent) walker.record("sent", { detail: answer.sent });
  if (answer.response) walker.addResponse(answer.response);
  if (answer.apicontent) walker.addApicontent(answer.apicontent);
  return { walker, first: answer.outcome, patch: answer.patch };
}

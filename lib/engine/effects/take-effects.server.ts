import type { ClientBase } from "pg";
import type { EffectJob, EffectResult, JobTask } from "@/lib/engine/effects/effect-job";
import { answerSchema } from "@/lib/engine/effects/effect-job";
import { checkEmails } from "@/lib/engine/effects/check-emails.server";
import type { ClaimedEffect, EffectClaim } from "@/lib/engine/sql/claim-effects.server";
import { claimEffects } from "@/lib/engine/sql/claim-effects.server";
import { deleteEffects, returnEffects } from "@/lib/engine/sql/effect-leases.server";
import { lockHaltedControls } from "@/lib/engine/sql/lock-controls.server";
import { updateMessages } from "@/lib/engine/sql/log-attempts.server";
import type { WaitingKey, WaitingTask } from "@/lib/engine/sql/read-waiting-tasks.server";
import { readWaitingTasks } from "@/lib/engine/sql/read-waiting-tasks.server";

/** Leased effects: to be run, or already decided without a call. */
export type TakenEffects = {
  jobs: EffectJob[];
  /** Answers that came while the scenario was frozen. */
  results: EffectResult[];
  /** Messages that must not be sent any more, with the reason. */
  refused: { job: EffectJob; reason: string }[];
  /** Effects whose task no longer waits: dropped. */
  dropped: number;
  /** How many were claimed, with those that were put aside because their scenario does not run. */
  claimed: number;
};

const SETTLE_MS = 1_000;
const PASS_IS_OVER = "pass_is_over";

/** Leases due effects of a shard and lane inside the caller's transaction and sorts them by what is to be done. */
export async function takeEffects(client: ClientBase, claim: EffectClaim): Promise<TakenEffects> {
  const claimed = await claimEffects(client, claim);
  const { shard } = claim;
  const keys = claimed.flatMap((effect) => makeKey(effect) ?? []);
  const tasks = await readWaitingTasks(client, shard, keys);
  const taken: TakenEffects = { jobs: [], results: [], refused: [], dropped: 0, claimed: claimed.length };
  const gone = claimed.filter((effect) => effect.passId !== null && !tasks.has(effect.id));
  await drop(client, gone, claim);
  taken.dropped = gone.length;
  const wanted = claimed.filter((effect) => !gone.includes(effect));
  const halted = wanted.filter((effect) => tasks.get(effect.id)?.runs === false);
  await park(client, halted, claim);
  const open = wanted.filter((effect) => !halted.includes(effect));
  const fresh = open.filter((effect) => effect.answer === null);
  const refused = await checkEmails(
    client,
    shard,
    fresh.filter((effect) => effect.kind === "email"),
  );
  for (const effect of open) {
    const job = makeJob(effect, claim, tasks.get(effect.id));
    const reason = refused.get(effect.id);
    if (effect.answer !== null) taken.results.push(makeAnswered(job, effect.answer));
    else if (reason !== undefined) taken.refused.push({ job, reason });
    else taken.jobs.push(job);
  }
  return taken;
}

/** Nobody waits for them: their passes ended or began anew. */
async function drop(client: ClientBase, gone: readonly ClaimedEffect[], claim: EffectClaim): Promise<void> {
  await deleteEffects(
    client,
    claim.shard,
    gone.map(({ id }) => ({ id, lease: claim.lease })),
  );
  const messages = gone
    .filter((effect) => effect.kind === "email")
    .map(({ id }) => ({ id, status: "not_sent" as const, reason: PASS_IS_OVER, missing: [] }));
  await updateMessages(client, claim, messages);
}

/**
 * Gives effects of scenarios that do not run back: until they wake, or, while that is not settled, for a moment. Here, under the lock
 * that whoever wakes them waits for: put aside later, they might miss it.
 */
async function park(client: ClientBase, halted: readonly ClaimedEffect[], claim: EffectClaim): Promise<void> {
  const { shard, lease } = claim;
  const ids = [...new Set(halted.flatMap((effect) => effect.scenarioId ?? []))].sort((a, b) => a - b);
  const controls = await lockHaltedControls(
    client,
    ids.map((scenarioId) => ({ shard, scenarioId })),
  );
  const frozen = new Set(controls.filter(({ state }) => state === "frozen").map(({ scenarioId }) => scenarioId));
  const returned = halted.map(({ id, scenarioId, attempts }) => {
    const isFrozen = scenarioId !== null && frozen.has(scenarioId);
    const dueAt = isFrozen ? null : claim.now.getTime() + SETTLE_MS;
    return { id, lease, dueAt, attempts: attempts - 1, answer: null };
  });
  await returnEffects(client, shard, returned);
}

function makeAnswered(job: EffectJob, stored: unknown): EffectResult {
  return { job, log: null, message: null, next: { kind: "done", answer: answerSchema.parse(stored) } };
}

function makeJob(effect: ClaimedEffect, claim: EffectClaim, waiting: WaitingTask | undefined): EffectJob {
  const { id, kind, accountId, databaseId, profileId, attempts, inputs } = effect;
  const { shard, lane, lease } = claim;
  return {
    shard,
    lane,
    id,
    lease,
    kind,
    accountId,
    databaseId,
    profileId,
    attempts,
    inputs,
    task: makeTask(effect, waiting),
  };
}

function makeTask(effect: ClaimedEffect, waiting: WaitingTask | undefined): JobTask | null {
  const key = makeKey(effect);
  if (key === null || effect.version === null || effect.nodeId === null) return null;
  const { scenarioId, instance, passId, ver } = key;
  const { hops = 0, apicontent = "{}", vars = "{}" } = waiting ?? {};
  return { scenarioId, version: effect.version, nodeId: effect.nodeId, instance, passId, ver, hops, apicontent, vars };
}

function makeKey(effect: ClaimedEffect): WaitingKey | null {
  const { id, profileId, scenarioId, instance, passId, ver } = effect;
  if (scenarioId === null || instance === null || passId === null || ver === null) return null;
  return { id, profileId, scenarioId, instance, passId, ver };
}

import { findBackOff } from "@/lib/engine/effects/back-off";
import { cleanText } from "@/lib/engine/effects/clean-json";
import type { EffectAnswer, EffectJob, EffectResult } from "@/lib/engine/effects/effect-job";
import type { MessageUpdate } from "@/lib/engine/sql/log-attempts.server";

/** Attempts of an effect whose own handling throws; then its task fails and says why. */
const FAULTS_MAX = 5;

/** The result of an attempt that ended in an exception of ours: again later, in the end a visible failure. */
export function makeFaultResult(
  job: EffectJob,
  { error, now, random }: { error: unknown; now: Date; random: () => number },
): EffectResult {
  if (job.attempts < FAULTS_MAX) {
    const dueAt = now.getTime() + findBackOff(job.attempts, { afterMs: null, random });
    return { job, log: null, message: null, next: { kind: "later", dueAt, isAttempt: true } };
  }
  return makeFailedResult(job, error instanceof Error ? error.message : String(error));
}

/** Ends an effect: its task fails where it stands, its message counts as refused. */
export function makeFailedResult(job: EffectJob, reason: string): EffectResult {
  const text = cleanText(reason);
  const answer: EffectAnswer = {
    outcome: { kind: "fail", code: "internal", message: text },
    response: null,
    sent: null,
  };
  const message: MessageUpdate = { id: job.id, status: "refused", reason: text, missing: [] };
  return {
    job,
    log: null,
    message: job.kind === "email" ? message : null,
    next: { kind: "done", answer: job.task ? answer : null },
  };
}

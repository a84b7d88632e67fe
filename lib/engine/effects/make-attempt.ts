import { cleanText } from "@/lib/engine/effects/clean-json";
import type { EffectJob } from "@/lib/engine/effects/effect-job";
import type { Attempt } from "@/lib/engine/sql/log-attempts.server";

const EXCERPT_LENGTH_MAX = 500;
const TARGET_LENGTH_MAX = 500;

export type AttemptFacts = Pick<Attempt, "at" | "durationMs" | "status" | "outcome" | "target"> & { text: string };

/** The line of the log for one attempt, cut to what a reader needs. */
export function makeAttempt(job: EffectJob, facts: AttemptFacts): Attempt {
  const { at, durationMs, status, outcome, target, text } = facts;
  const { scenarioId = null, nodeId = null, passId = null } = job.task ?? {};
  return {
    ...{ effectId: job.id, attempt: job.attempts, profileId: job.profileId, scenarioId, nodeId, passId },
    ...{ at, durationMs, status, outcome },
    target: cleanText(target.slice(0, TARGET_LENGTH_MAX)),
    excerpt: cleanText(text.slice(0, EXCERPT_LENGTH_MAX)),
  };
}

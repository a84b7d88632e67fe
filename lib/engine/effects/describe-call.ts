import type { OutgoingRequest, OutgoingResult } from "@/lib/domain/http/outgoing";
import { describeTarget } from "@/lib/engine/effects/describe-target";
import type { EffectJob } from "@/lib/engine/effects/effect-job";
import { hideSecrets } from "@/lib/engine/effects/hide-secrets";
import { makeAttempt } from "@/lib/engine/effects/make-attempt";
import type { Attempt } from "@/lib/engine/sql/log-attempts.server";
import type { HttpEffectOutcome } from "@/lib/nodes/define";

/** Answers that say that the host cannot serve anybody now. */
const OVERLOADED: readonly number[] = [429, 502, 503, 504];

export type DescribedCall = {
  /** Undefined when none was made. */
  call: Call | undefined;
  outcome: HttpEffectOutcome<string>;
  startedAt: number;
  secrets: readonly string[];
};

/** The line of the log: where the call went (without its query, which may hold keys) and what came back. */
export function describeCall(job: EffectJob, { call, outcome, startedAt, secrets }: DescribedCall): Attempt {
  return makeAttempt(job, {
    at: startedAt,
    outcome: outcome.kind === "retry" ? "retry" : outcome.output,
    ...(call
      ? describeResult(call, secrets)
      : { durationMs: 0, status: null, target: "", text: describeOutcome(outcome) }),
  });
}

type Call = { request: OutgoingRequest; result: OutgoingResult };

function describeResult({ request, result }: Call, secrets: readonly string[]) {
  const target = hideSecrets(describeTarget(request), secrets);
  const { durationMs } = result;
  if (result.kind === "failure") return { durationMs, status: null, target, text: hideSecrets(result.reason, secrets) };
  return { durationMs, status: result.status, target, text: hideSecrets(result.body, secrets) };
}

/** Whether an answer says nothing bad about the host itself. */
export function isHostFine(result: OutgoingResult): boolean {
  return result.kind === "answer" ? !OVERLOADED.includes(result.status) : !result.retryable;
}

function describeOutcome(outcome: HttpEffectOutcome<string>): string {
  if (outcome.kind === "retry") return outcome.reason;
  const message = outcome.detail?.["message"];
  return typeof message === "string" ? message : "";
}

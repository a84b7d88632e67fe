import { findBackOff } from "@/lib/engine/effects/back-off";
import { cleanText } from "@/lib/engine/effects/clean-json";
import type { EffectDeps, EmailDelivered } from "@/lib/engine/effects/effect-deps";
import type { EffectAnswer, EffectJob, EffectResult } from "@/lib/engine/effects/effect-job";
import { makeAttempt } from "@/lib/engine/effects/make-attempt";
import { answerMessage } from "@/lib/engine/effects/answer-message.server";
import type { WaitReason } from "@/lib/domain/messages/message-status";
import { emailInputsSchema } from "@/lib/engine/messages/email-inputs";
import { nameLetter, readLetters } from "@/lib/engine/messages/letter-cache.server";
import { renderLetter } from "@/lib/engine/messages/render-letter";
import { readZone } from "@/lib/engine/sql/read-scenario.server";
import type { MessageUpdate } from "@/lib/engine/sql/log-attempts.server";
import type { JsonObject } from "@/lib/shared/json";

/** With the back-off about two hours; a mail server that is away longer is away. */
export const EMAIL_ATTEMPTS_MAX = 16;

const SENDER_LIMIT: WaitReason = "sender_limit";

/** Renders a letter and hands it over once. */
export async function runEmailEffect(job: EffectJob, deps: EffectDeps): Promise<EffectResult> {
  const inputs = emailInputsSchema.parse(job.inputs);
  const until = await deps.senderTurns.take(job.accountId, inputs.senderId);
  if (until !== null) return waitForTurn(job, until);
  const key = { templateId: inputs.templateId, version: inputs.templateVersion };
  const letter = (await readLetters(deps.pool, [key])).get(nameLetter(key));
  const startedAt = deps.clock.now().getTime();
  if (!letter)
    return conclude({ job, deps, startedAt, missing: [], address: inputs.address }, refused("The template is gone."));
  const zone = await readZone(deps.pool, job.accountId);
  const { links, headers } = deps.makeLinks({ shard: job.shard, messageId: job.id });
  const { lead, subscription, apicontent, response } = inputs;
  const scope = { lead, subscription, apicontent, response, links, now: deps.clock.now(), zone };
  const rendered = renderLetter(letter, scope);
  const run: Run = { job, deps, startedAt, missing: rendered.missing, address: inputs.address };
  if (rendered.fault !== null) return conclude(run, refused(rendered.fault));
  const { subject, text } = rendered;
  const message = { shard: job.shard, messageId: job.id, accountId: job.accountId };
  const isTracked = inputs.tracking && rendered.html !== "";
  const html = isTracked ? await deps.trackHtml(message, rendered.html) : rendered.html;
  const delivered = await deps.deliverEmail({
    messageId: job.id,
    shard: job.shard,
    accountId: job.accountId,
    senderId: inputs.senderId,
    to: inputs.address,
    ...{ subject, html, text, headers },
  });
  return conclude(run, delivered);
}

/** The sender's limit is reached: nothing was tried, and the log says why nothing moves. */
function waitForTurn(job: EffectJob, until: number): EffectResult {
  const message: MessageUpdate = { id: job.id, status: "queued", reason: SENDER_LIMIT, missing: [] };
  return { job, log: null, message, next: { kind: "later", dueAt: until, isAttempt: false } };
}

type Run = { job: EffectJob; deps: EffectDeps; startedAt: number; missing: readonly string[]; address: string };

const refused = (reason: string): EmailDelivered => ({ kind: "refused", reason, isAddressGone: false });

async function conclude(run: Run, delivered: EmailDelivered): Promise<EffectResult> {
  const { job, deps } = run;
  if (delivered.kind === "retry" && job.attempts < EMAIL_ATTEMPTS_MAX) {
    const wait = findBackOff(job.attempts, { afterMs: delivered.afterMs, random: deps.random });
    const dueAt = deps.clock.now().getTime() + wait;
    const message = makeUpdate(run, "deferred", delivered.reason);
    return {
      job,
      log: makeLog(run, "retry", delivered.reason),
      message,
      next: { kind: "later", dueAt, isAttempt: true },
    };
  }
  if (delivered.kind === "sent") {
    const message = makeUpdate(run, "sent", null);
    return finish(run, { result: { status: "sent" }, text: delivered.response, message });
  }
  const reason = delivered.reason;
  const message = makeUpdate(run, "refused", reason);
  const ended = await finish(run, { result: { status: "not_sent", reason }, text: reason, message });
  return delivered.kind === "refused" && delivered.isAddressGone ? { ...ended, bounced: reason } : ended;
}

type End = { result: Parameters<typeof answerMessage>[1]; text: string; message: MessageUpdate };

async function finish(run: Run, { result, text, message }: End): Promise<EffectResult> {
  const { job, deps } = run;
  const sent: JsonObject | null = result.status === "sent" ? { messageId: job.id.toString() } : null;
  const answer: EffectAnswer | null = await answerMessage(job, result, deps);
  const log = makeLog(run, result.status, text);
  return { job, log, message, next: { kind: "done", answer: answer && { ...answer, sent } } };
}

function makeUpdate({ job, missing }: Run, status: MessageUpdate["status"], reason: string | null): MessageUpdate {
  return { id: job.id, status, reason: reason === null ? null : cleanText(reason), missing };
}

function makeLog({ job, deps, startedAt, address }: Run, outcome: string, text: string) {
  const durationMs = Math.max(0, deps.clock.now().getTime() - startedAt);
  return makeAttempt(job, { at: startedAt, durationMs, status: null, outcome, target: address, text });
}

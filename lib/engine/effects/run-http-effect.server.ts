import { z } from "zod";
import type { OutgoingRequest, OutgoingResult } from "@/lib/domain/http/outgoing";
import { renderTemplate } from "@/lib/domain/template/render-template";
import type { TemplateScope } from "@/lib/domain/template/template-types";
import { callWithConnection } from "@/lib/engine/connections/call-with-connection";
import { limitConnection } from "@/lib/engine/connections/limit-connection";
import type { OpenConnection } from "@/lib/engine/connections/open-connection";
import { findBackOff } from "@/lib/engine/effects/back-off";
import { cleanObject } from "@/lib/engine/effects/clean-json";
import type { EffectDeps } from "@/lib/engine/effects/effect-deps";
import type { EffectAnswer, EffectJob, EffectResult, JobTask } from "@/lib/engine/effects/effect-job";
import { describeCall, isHostFine } from "@/lib/engine/effects/describe-call";
import { HostRests, readHost } from "@/lib/engine/effects/host-rests";
import type { FoundSecrets } from "@/lib/engine/effects/find-secrets.server";
import { findSecrets } from "@/lib/engine/effects/find-secrets.server";
import type { EngineNode, RunningScenario } from "@/lib/engine/scenarios/running-scenario";
import type { BoundEffect } from "@/lib/nodes/bind-node";
import type { HttpEffectContext, HttpEffectOutcome } from "@/lib/nodes/define";
import { AppError } from "@/lib/shared/app-error";
import { jsonObjectSchema } from "@/lib/shared/json";
import { assert } from "@/lib/shared/assert";

const inputsSchema = z.object({ lead: jsonObjectSchema });

type HttpEffect = Extract<BoundEffect, { kind: "http" }>;
type Call = { request: OutgoingRequest; result: OutgoingResult };
/** What one attempt did: its calls, and texts of connections that must not get into the log. */
type Made = { calls: Call[]; hidden: string[] };
type Running = {
  job: EffectJob;
  task: JobTask;
  scenario: RunningScenario;
  node: EngineNode;
  effect: HttpEffect;
  deps: EffectDeps;
  signal: AbortSignal;
};

/** Makes the call of an HTTP element once. No transaction is open; the answer is written by the caller. */
export async function runHttpEffect(job: EffectJob, deps: EffectDeps, signal: AbortSignal): Promise<EffectResult> {
  const { task } = job;
  assert(task, "a call belongs to a task");
  const scenario = await deps.scenarios.get(deps.pool, task, deps.clock.now().getTime());
  const node = scenario?.graph.nodes.get(task.nodeId)?.step;
  if (!scenario || node?.effect?.kind !== "http") return fail(job, "The element makes no call in this version.");
  try {
    return await makeCall({ job, task, scenario, node, effect: node.effect, deps, signal });
  } catch (error) {
    if (error instanceof HostRests) return { job, log: null, message: null, next: postpone(error.until, deps) };
    // A text that grows too long for its variables will do so again.
    if (error instanceof AppError) return fail(job, error.message);
    throw error;
  }
}

async function makeCall(running: Running): Promise<EffectResult> {
  const { job, node, effect, deps } = running;
  const startedAt = deps.clock.now().getTime();
  const read = (name: string, host: string) => deps.readSecret(job.accountId, name, host);
  const secrets = node.usesSecrets ? await findSecrets((secret) => probeCall(running, secret), read) : NO_SECRETS;
  const made: Made = { calls: [], hidden: [] };
  const values = secrets.ok ? secrets.values : new Map<string, string>();
  const request = secrets.ok
    ? (call: OutgoingRequest, connectionId: number | null) => send(running, { call, connectionId }, made)
    : () => Promise.resolve(makeFailure(secrets.reason));
  const outcome = await effect.run(makeContext(running, (name) => values.get(name), request));
  await restAsAsked(made.calls.at(-1), outcome, deps);
  return finish(running, { outcome, calls: made.calls, startedAt, values: [...values.values(), ...made.hidden] });
}

/** Answers whose `Retry-After` is about the host and not about the one call. */
const OVERLOADED: readonly number[] = [429, 503];
const NO_SECRETS: FoundSecrets = { ok: true, values: new Map() };

function makeFailure(reason: string): OutgoingResult {
  return { kind: "failure", reason, retryable: false, durationMs: 0 };
}

function makeContext(
  { job, task, scenario, deps }: Running,
  secret: (name: string) => string | undefined,
  request: HttpEffectContext["request"],
): HttpEffectContext {
  const scope: TemplateScope = {
    lead: inputsSchema.parse(job.inputs).lead,
    apicontent: jsonObjectSchema.parse(JSON.parse(task.apicontent)),
    response: jsonObjectSchema.parse(JSON.parse(task.vars)),
    secret,
    now: deps.clock.now(),
    zone: scenario.zone,
  };
  return {
    now: () => deps.clock.now(),
    attempt: job.attempts,
    render: (source, place) => renderTemplate(scenario.templates.get(source, place), scope).text,
    request,
  };
}

/** Renders the call without making it, to learn its host. */
async function probeCall(running: Running, secret: (name: string) => string): Promise<OutgoingRequest | null> {
  let seen: OutgoingRequest | null = null;
  await running.effect.run(
    makeContext(running, secret, (request) => {
      seen = request;
      return Promise.resolve(makeFailure("not sent"));
    }),
  );
  return seen;
}

type Wanted = { call: OutgoingRequest; connectionId: number | null };

async function send(running: Running, { call, connectionId }: Wanted, made: Made): Promise<OutgoingResult> {
  const { job, deps } = running;
  const connection = connectionId === null ? null : await deps.connections.find(job.accountId, connectionId);
  if (connectionId !== null && connection === null) return makeFailure(`There is no connection #${connectionId}.`);
  const host = readHost(call.url);
  const place = await deps.breaker.acquire(host, (connection && limitConnection(connection)) ?? deps.limitOf(host));
  if (typeof place === "number") throw new HostRests(place);
  let result: OutgoingResult | undefined;
  try {
    result = connection ? await sendWith(connection, running, { call, made }) : await sendOnce(running, call);
    made.calls.push({ request: call, result });
    return result;
  } finally {
    await deps.breaker.release(place, result !== undefined && isHostFine(result));
  }
}

function sendOnce({ job, task, deps, signal }: Running, call: OutgoingRequest): Promise<OutgoingResult> {
  return deps.sendHttp({ ...call, idempotencyKey: job.id.toString(), hops: task.hops + 1, signal });
}

async function sendWith(
  connection: OpenConnection,
  running: Running,
  { call, made }: { call: OutgoingRequest; made: Made },
): Promise<OutgoingResult> {
  const { job, task, deps } = running;
  const { result, hidden } = await callWithConnection({
    ...{ connection, request: call, tokens: deps.tokens },
    ask: (request) => sendOnce(running, request),
    // Not this call's alone, and not ended with it: others wait for the same token.
    askToken: (request) => deps.sendHttp({ ...request, idempotencyKey: `${job.id}-token`, hops: task.hops + 1 }),
  });
  made.hidden.push(...hidden);
  return result;
}

/** A host that names a time names it for everybody, not for this call alone. */
async function restAsAsked(call: Call | undefined, outcome: HttpEffectOutcome<string>, { breaker }: EffectDeps) {
  if (call?.result.kind !== "answer" || outcome.kind !== "retry" || !outcome.afterMs) return;
  if (OVERLOADED.includes(call.result.status)) await breaker.rest(readHost(call.request.url), outcome.afterMs);
}

type Finished = {
  outcome: HttpEffectOutcome<string>;
  calls: readonly Call[];
  startedAt: number;
  /** Secrets that must not get into the log. */
  values: readonly string[];
};

function finish({ job, effect, deps }: Running, { outcome, calls, startedAt, values }: Finished): EffectResult {
  const call = calls.at(-1);
  const log = describeCall(job, { call, outcome, startedAt, secrets: values });
  if (outcome.kind === "retry" && job.attempts < effect.attemptsMax) {
    const wait = findBackOff(job.attempts, { afterMs: outcome.afterMs, random: deps.random });
    const dueAt = deps.clock.now().getTime() + wait;
    return { job, log, message: null, next: { kind: "later", dueAt, isAttempt: true } };
  }
  if (outcome.kind === "retry") {
    const detail = { message: outcome.reason, attempts: job.attempts };
    const exhausted = { kind: "exit", output: outcome.exhausted, detail } as const;
    return {
      job,
      log,
      message: null,
      next: { kind: "done", answer: { outcome: exhausted, response: null, sent: null } },
    };
  }
  const { output, detail, patch } = outcome;
  const response = outcome.response ? cleanObject(outcome.response) : null;
  const left = { kind: "exit", output, ...(detail ? { detail: cleanObject(detail) } : {}) } as const;
  const answer: EffectAnswer = {
    ...{ outcome: left, response, sent: null },
    ...(outcome.apicontent ? { apicontent: cleanObject(outcome.apicontent) } : {}),
    ...(patch ? { patch: { fields: cleanObject(patch.fields), refused: patch.refused } } : {}),
  };
  return { job, log, message: null, next: { kind: "done", answer } };
}

function fail(job: EffectJob, message: string): EffectResult {
  const outcome = { kind: "fail", code: "effect", message } as const;
  return { job, log: null, message: null, next: { kind: "done", answer: { outcome, response: null, sent: null } } };
}

const JITTER_MS = 300;

function postpone(until: number, deps: EffectDeps) {
  return { kind: "later", dueAt: Math.round(until + deps.random() * JITTER_MS), isAttempt: false } as const;
}

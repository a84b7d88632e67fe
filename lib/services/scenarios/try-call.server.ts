import type { Pool } from "pg";
import { pool } from "@/lib/db/pool.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import type { OutgoingRequest, OutgoingResult } from "@/lib/domain/http/outgoing";
import type { TriedCall, TriedValues } from "@/lib/domain/http/tried-call";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { ScenarioRecord } from "@/lib/db/queries/scenarios/get-scenario.server";
import { compileTemplate } from "@/lib/domain/template/compile-template";
import { renderTemplate } from "@/lib/domain/template/render-template";
import type { TemplateScope } from "@/lib/domain/template/template-types";
import { callWithConnection } from "@/lib/engine/connections/call-with-connection";
import { OauthTokens } from "@/lib/engine/connections/oauth-tokens";
import { describeTarget } from "@/lib/engine/effects/describe-target";
import { findSecrets, type FoundSecrets } from "@/lib/engine/effects/find-secrets.server";
import { HIDDEN, hideSecrets } from "@/lib/engine/effects/hide-secrets";
import type { BoundEffect } from "@/lib/nodes/bind-node";
import type { HttpEffectContext, HttpEffectOutcome } from "@/lib/nodes/define";
import { getDefinition } from "@/lib/nodes/definitions";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { openConnection } from "@/lib/services/connections/open-connection.server";
import { webHttpClient } from "@/lib/services/connections/web-http-client.server";
import { requireProfileRow } from "@/lib/services/profiles/require-profile-row.server";
import { makeCheckContext } from "@/lib/services/scenarios/make-check-context.server";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { takePersonTurn } from "@/lib/services/scenarios/take-person-turn.server";
import { takeTargetTurn } from "@/lib/services/scenarios/take-target-turn.server";
import { readSecretFor } from "@/lib/services/secrets/read-secret-for.server";
import { AppError } from "@/lib/shared/app-error";
import type { JsonObject } from "@/lib/shared/json";

export type TryCallInput = {
  id: number;
  /** The element as it stands in the form. */
  type: string;
  version: number;
  settings: JsonObject;
  values: TriedValues;
  /** Ends the call when nobody waits for it any more. */
  signal: AbortSignal;
};

type HttpEffect = Extract<BoundEffect, { kind: "http" }>;
type Trying = { actor: Actor; scenario: ScenarioRecord; effect: HttpEffect; scope: TemplateScope; signal: AbortSignal };

/**
 * Makes an element's call once, as the engine would, and says what came of it. Nothing else happens: no profile is changed, no pass
 * is counted. Secrets are in none of what is answered.
 * @throws AppError `bad_request` for settings that are not ready, `not_found`, `too_many_requests`
 */
export async function tryCall(actor: Actor, input: TryCallInput): Promise<TriedCall> {
  const scenario = await requireScenario(pool(), actor, { id: input.id });
  const effect = await requireEffect(actor, scenario, input);
  const lead = await readLead(actor, scenario, input.values);
  const { apicontent, response } = input.values;
  const scope = { lead, apicontent, response, now: new Date(), zone: actor.zone };
  await takePersonTurn(pool(), actor.id);
  return make({ actor, scenario, effect, scope, signal: input.signal });
}

async function requireEffect(actor: Actor, scenario: ScenarioRecord, { type, version, settings }: TryCallInput) {
  const stored = { settings, version };
  const context = await makeCheckContext(pool(), actor, scenario);
  const fault = getDefinition(type)
    ?.check(stored, context)
    .find(({ level }) => level === "error");
  if (fault !== undefined) throw new AppError("bad_request", fault.message, { field: fault.field });
  const effect = getImplementation(type)?.bind(stored).effect;
  if (effect?.kind === "http") return effect;
  throw new AppError("bad_request", `Elements of the type "${type}" make no call.`, { field: "type" });
}

async function readLead(actor: Actor, scenario: ScenarioRecord, { lead }: TriedValues): Promise<JsonObject> {
  if (lead.kind === "sample") return lead.fields;
  const profile = await requireProfileRow(pool(), actor, lead.profileId);
  if (profile.databaseId === scenario.databaseId) return profile.fields;
  const message = `"${scenario.name}" (#${scenario.id}) works on the database "${scenario.databaseName}"; this profile belongs to "${profile.databaseName}".`;
  throw new AppError("not_found", message, { field: "values.lead.profileId" });
}

async function make(trying: Trying): Promise<TriedCall> {
  const { actor, effect } = trying;
  const missing = new Set<string>();
  const shown = await probe(trying, () => PLACEHOLDER, missing);
  if (shown === null) throw new AppError("bad_request", "These settings make no call.");
  const read = (name: string, host: string) => readSecretFor(pool(), { accountId: actor.accountId, name, host });
  const secrets = await findSecrets((secret) => probe(trying, secret), read);
  const sent: Sent = { added: [], hidden: secrets.ok ? [...secrets.values.values()] : [], result: null };
  const request = mask(shown);
  const send: HttpEffectContext["request"] = async (call, connectionId) => {
    sent.result = secrets.ok ? await ask(trying, { call, connectionId, sent, shown: request }) : refuse(secrets.reason);
    return sent.result;
  };
  const outcome = await effect.run(makeContext(trying, { secret: nameSecrets(secrets), request: send }));
  const headers = { ...request.headers, ...Object.fromEntries(sent.added.map((name) => [name, HIDDEN])) };
  const hide = (text: string) => hideSecrets(text, sent.hidden);
  return {
    request: { ...request, headers },
    missing: [...missing],
    result: describeResult(sent.result ?? refuse("No call was made."), hide),
    verdict: judge(outcome, effect, hide),
  };
}

type Sent = {
  /** Names of headers that a connection added. */
  added: string[];
  /** Texts that must not be seen. */
  hidden: string[];
  result: OutgoingResult | null;
};
type Asked = { call: OutgoingRequest; connectionId: number | null; sent: Sent; shown: TriedCall["request"] };

async function ask({ actor, scenario, signal }: Trying, { call, connectionId, sent, shown }: Asked) {
  const connection = connectionId === null ? null : await openConnection(pool(), actor.accountId, connectionId);
  if (connectionId !== null && connection === null) return refuse(`There is no connection #${connectionId}.`);
  await takeTargetTurn(pool(), { url: call.url, connection });
  await note(pool(), actor, { scenario, target: describeTarget(shown) });
  const client = webHttpClient();
  const send = (one: OutgoingRequest) => client({ ...one, idempotencyKey: actor.requestId, hops: 1, signal });
  if (connection === null) return send(call);
  const { result, hidden } = await callWithConnection({
    // A token of its own: the connection is tried as it is now.
    ...{ connection, request: call, tokens: new OauthTokens({ now: () => new Date() }), askToken: send },
    ask: (one) => {
      sent.added = Object.keys(one.headers).filter((name) => !Object.hasOwn(call.headers, name));
      return send(one);
    },
  });
  sent.hidden.push(...hidden);
  return result;
}

/** What went out is noted before it goes. */
function note(client: Pool, actor: Actor, { scenario, target }: { scenario: ScenarioRecord; target: string }) {
  const what = { action: "scenario.call_tried", objectType: "scenario", objectId: scenario.id, after: { target } };
  return inTransaction(client, (tx) => writeAudit(tx, actor, what));
}

/** Stands for a secret in a text that is shown; letters and digits are the same in a URL, in JSON and in XML. */
const PLACEHOLDER = "x7Secret7Value7x";

function mask({ method, url, headers, body }: OutgoingRequest): TriedCall["request"] {
  const hide = (text: string) => text.replaceAll(new RegExp(PLACEHOLDER, "gi"), HIDDEN);
  const shown = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, hide(value)]));
  return { method, url: hide(url), headers: shown, body: body === null ? null : hide(body) };
}

function nameSecrets(secrets: FoundSecrets): (name: string) => string | undefined {
  return (name) => (secrets.ok ? secrets.values.get(name) : undefined);
}

/** Renders the call without making it. */
async function probe(trying: Trying, secret: (name: string) => string, missing = new Set<string>()) {
  const seen: OutgoingRequest[] = [];
  const request = (call: OutgoingRequest) => {
    seen.push(call);
    return Promise.resolve(refuse("not sent"));
  };
  await trying.effect.run(makeContext(trying, { secret, request, missing }));
  return seen[0] ?? null;
}

type Around = {
  secret: (name: string) => string | undefined;
  request: HttpEffectContext["request"];
  /** Collects variables that had no value. */
  missing?: Set<string>;
};

function makeContext({ scope }: Trying, { secret, request, missing }: Around): HttpEffectContext {
  return {
    now: () => new Date(),
    attempt: 1,
    render: (source, place) => {
      const rendered = renderTemplate(compileTemplate(source, place), { ...scope, secret });
      for (const name of rendered.missing) missing?.add(name);
      return rendered.text;
    },
    request,
  };
}

function refuse(reason: string): OutgoingResult {
  return { kind: "failure", reason, retryable: false, durationMs: 0 };
}

function describeResult(result: OutgoingResult, hide: (text: string) => string): TriedCall["result"] {
  const { durationMs } = result;
  if (result.kind === "failure") return { kind: "failure", reason: hide(result.reason), durationMs };
  const headers = Object.fromEntries(Object.entries(result.headers).map(([name, value]) => [name, hide(value)]));
  return { kind: "answer", status: result.status, headers, body: hide(result.body), durationMs };
}

function judge(
  outcome: HttpEffectOutcome<string>,
  { attemptsMax }: HttpEffect,
  hide: (text: string) => string,
): TriedCall["verdict"] {
  if (outcome.kind === "retry") {
    return { output: outcome.exhausted, reason: hide(outcome.reason), retries: attemptsMax - 1 };
  }
  const message = outcome.detail?.["message"];
  return { output: outcome.output, reason: typeof message === "string" ? hide(message) : null, retries: 0 };
}

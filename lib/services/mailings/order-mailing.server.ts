import type { ClientBase } from "pg";
import { insertMailingScenario, lockMailingScenarios } from "@/lib/db/queries/mailings/mailing-scenarios.server";
import type { MailingScenario } from "@/lib/db/queries/mailings/mailing-scenarios.server";
import { publishVersion } from "@/lib/db/queries/scenarios/publish-version.server";
import type { MailingCondition } from "@/lib/domain/mailings/mailing-condition";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { beginOperation } from "@/lib/engine/control/begin-operation.server";
import { makePublication } from "@/lib/engine/control/make-publication";
import { makeSwitch } from "@/lib/engine/control/make-switch";
import { listListened } from "@/lib/nodes/list-listened";
import { MAILING_TRIGGER_ID, listMailingTriggers, makeMailingGraph } from "@/lib/nodes/mailing-triggers";
import { checkGraph } from "@/lib/services/scenarios/check-graph.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { AppError } from "@/lib/shared/app-error";

export type OrderedMailing = { id: number; databaseId: number; condition: MailingCondition; isActive: boolean };
type TriggerCondition = Extract<MailingCondition, { kind: "trigger" }>;

/**
 * Makes a mailing's condition true in the caller's transaction: one that goes out by a trigger runs as a scenario of its own, any other
 * stops. Returns the engine's operations, for `finishOperation` after the commit.
 * @throws AppError `bad_request` on `condition`, or on `condition.settings` with the path in `details`, for settings that cannot be
 */
export async function orderMailing(client: ClientBase, actor: Actor, mailing: OrderedMailing): Promise<bigint[]> {
  const { condition } = mailing;
  const known = await lockMailingScenarios(client, mailing.id);
  if (condition.kind === "api") return stopAll(client, actor, known);
  const operations = await stopAll(
    client,
    actor,
    known.filter(({ databaseId }) => databaseId !== mailing.databaseId),
  );
  const scenario =
    known.find(({ databaseId }) => databaseId === mailing.databaseId) ??
    (await insertMailingScenario(client, actor, { mailingId: mailing.id, databaseId: mailing.databaseId }));
  return [...operations, ...(await run(client, actor, { mailing, condition, scenario }))];
}

/** A mailing that is deleted sends nothing any more. */
export async function stopMailing(client: ClientBase, actor: Actor, mailingId: number): Promise<bigint[]> {
  return stopAll(client, actor, await lockMailingScenarios(client, mailingId));
}

type Run = { mailing: OrderedMailing; condition: TriggerCondition; scenario: MailingScenario };

async function run(client: ClientBase, actor: Actor, { mailing, condition, scenario }: Run): Promise<bigint[]> {
  const graph = makeMailingGraph(mailing.id, condition);
  if (!listMailingTriggers().some(({ type }) => type === condition.type)) {
    throw new AppError("bad_request", `A mailing cannot go out by "${condition.type}".`, { field: "condition" });
  }
  const issues = await checkGraph(client, actor, { scenario, graph });
  const fault = issues.find(({ nodeId, level }) => nodeId === MAILING_TRIGGER_ID && level === "error");
  if (fault) {
    throw new AppError("bad_request", fault.message, { field: "condition", details: { path: fault.field } });
  }
  const { id, rev } = scenario;
  await publishVersion(client, actor, { id, rev, graph, listens: listListened(graph) });
  const target = { accountId: actor.accountId, scenarioId: id };
  const order = (change: Parameters<typeof beginOperation>[1]) => beginOperation(client, change, ENGINE_CLOCK.now());
  if (mailing.isActive && scenario.isActive) return [await order(makePublication(target))];
  if (mailing.isActive) return [await order(makeSwitch({ ...target, isActive: true }))];
  return stopAll(client, actor, [scenario]);
}

async function stopAll(client: ClientBase, actor: Actor, scenarios: readonly MailingScenario[]): Promise<bigint[]> {
  const operations: bigint[] = [];
  for (const { id } of scenarios.filter(({ isActive }) => isActive)) {
    const change = makeSwitch({ accountId: actor.accountId, scenarioId: id, isActive: false });
    operations.push(await beginOperation(client, change, ENGINE_CLOCK.now()));
  }
  return operations;
}

import type { ClientBase } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { pool } from "@/lib/db/pool.server";
import { countInside } from "@/lib/db/queries/scenarios/count-inside.server";
import { ensureTags } from "@/lib/db/queries/scenarios/ensure-tags.server";
import type { ScenarioRecord } from "@/lib/db/queries/scenarios/get-scenario.server";
import { getGraphs } from "@/lib/db/queries/scenarios/get-graphs.server";
import { updateScenario as write } from "@/lib/db/queries/scenarios/update-scenario.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";
import { beginOperation } from "@/lib/engine/control/begin-operation.server";
import { makePublication } from "@/lib/engine/control/make-publication";
import { finishOperation } from "@/lib/engine/control/finish-operation.server";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { checkGraph, refuseFaults } from "@/lib/services/scenarios/check-graph.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireCurrentScenario } from "@/lib/services/scenarios/require-scenario.server";
import { takenName } from "@/lib/services/scenarios/taken-name";
import { AppError } from "@/lib/shared/app-error";

export type ScenarioUpdate = {
  name?: string | undefined;
  description?: string | undefined;
  tags?: readonly string[] | undefined;
  databaseId?: number | undefined;
  reentry?: ReentryMode | undefined;
};

/**
 * Renames a scenario or changes its settings. The database changes only while nobody is inside, and while the scenario is
 * active only to one that its elements fit.
 * @throws AppError `conflict` for a taken name or profiles inside (`details.inside`), `bad_request` for elements that would not fit
 */
export async function updateScenario(
  actor: Actor,
  id: number,
  input: ScenarioUpdate,
): Promise<{ rev: number; updatedAt: string }> {
  try {
    const { answer, operationId } = await inTransaction(pool(), async (client) => {
      const scenario = await requireCurrentScenario(client, actor, id);
      await checkDatabase(client, actor, { scenario, databaseId: input.databaseId });
      const { tags, ...rest } = input;
      const tagIds = tags === undefined ? undefined : await ensureTags(client, actor.accountId, tags);
      const { rev, updatedAt } = await write(client, actor, { id, change: defined({ ...rest, tagIds }) });
      await writeAudit(client, actor, {
        action: "scenario.updated",
        objectType: "scenario",
        objectId: id,
        before: pick(scenario, input),
        after: defined({ ...input }),
      });
      // A running scenario lets profiles in by the reentry mode that each shard knows.
      const mustPublish = scenario.isActive && input.reentry !== undefined;
      const publication = makePublication({ accountId: actor.accountId, scenarioId: id });
      return {
        answer: { rev, updatedAt: updatedAt.toISOString() },
        operationId: mustPublish ? await beginOperation(client, publication, ENGINE_CLOCK.now()) : null,
      };
    });
    if (operationId !== null) await finishOperation(pool(), operationId, { clock: ENGINE_CLOCK });
    return answer;
  } catch (error) {
    throw isTakenName(error) ? takenName(input.name ?? "") : error;
  }
}

type Move = { scenario: ScenarioRecord; databaseId: number | undefined };

async function checkDatabase(client: ClientBase, actor: Actor, { scenario, databaseId }: Move): Promise<void> {
  if (databaseId === undefined || databaseId === scenario.databaseId) return;
  await requireDatabaseView(client, actor, { id: databaseId, field: "databaseId" });
  const inside = await countInside(client, scenario.id);
  if (inside > 0) {
    const message = `${inside} profiles are in "${scenario.name}" (#${scenario.id}): its database can be changed when nobody is inside. Clear all profiles first.`;
    throw new AppError("conflict", message, { field: "databaseId", details: { inside } });
  }
  const { saved } = await getGraphs(client, scenario.id);
  if (!scenario.isActive || saved === null) return;
  const issues = await checkGraph(client, actor, { scenario: { ...scenario, databaseId }, graph: saved.graph });
  refuseFaults(issues, { scenario, purpose: "activate" });
}

type Defined<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

function defined<Values extends Record<string, unknown>>(values: Values): Defined<Values>;
function defined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function pick(scenario: ScenarioRecord, input: ScenarioUpdate): Record<string, unknown> {
  const { name, description, tags, databaseId, reentry } = scenario;
  const before: Record<string, unknown> = { name, description, tags, databaseId, reentry };
  return Object.fromEntries(Object.keys(defined({ ...input })).map((key) => [key, before[key]]));
}

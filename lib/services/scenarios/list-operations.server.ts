import type { z } from "zod";
import { scenarioOperationSchema } from "@/lib/contracts/scenario-operations";
import { pool } from "@/lib/db/pool.server";
import { listOperationRows } from "@/lib/db/queries/scenarios/list-operation-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

/** What ended is told for so long. */
const TOLD_MS = 10 * 60_000;
const { kind: kindSchema, state: stateSchema } = scenarioOperationSchema.shape;

/** What is being done with the profiles of a scenario, and what ended a moment ago; the newest first. Throws `not_found`. */
export async function listOperations(
  actor: Actor,
  { id }: { id: number },
): Promise<{ operations: z.input<typeof scenarioOperationSchema>[] }> {
  const { databaseName } = await requireScenario(pool(), actor, { id });
  const since = new Date(ENGINE_CLOCK.now().getTime() - TOLD_MS);
  const rows = await listOperationRows(pool(), { scenarioId: id, since });
  const operations = rows.map(({ segment, ...row }) => ({
    ...row,
    id: row.id.toString(),
    kind: kindSchema.parse(row.kind),
    state: stateSchema.parse(row.state),
    population: row.kind === "enter" ? (segment ?? `all of ${databaseName}`) : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
  return { operations };
}

import type { ClientBase, Pool } from "pg";
import { getScenario, type ScenarioRecord } from "@/lib/db/queries/scenarios/get-scenario.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** The scenario, or `not_found` when the actor does not see it. `lock` holds it until the transaction ends. */
export async function requireScenario(
  client: ClientBase | Pool,
  actor: Pick<Actor, "accountId" | "groupIds">,
  { id, lock = false }: { id: number; lock?: boolean },
): Promise<ScenarioRecord> {
  const scenario = await getScenario(client, actor, { id, lock });
  if (scenario === null) throw new AppError("not_found", `There is no scenario #${id}.`, { field: "id" });
  return scenario;
}

/** The scenario for a change: `conflict` while it is in the trash. */
export async function requireCurrentScenario(
  client: ClientBase,
  actor: Pick<Actor, "accountId" | "groupIds">,
  id: number,
): Promise<ScenarioRecord> {
  const scenario = await requireScenario(client, actor, { id, lock: true });
  if (scenario.trashedAt === null) return scenario;
  throw new AppError("conflict", `"${scenario.name}" (#${id}) is in the trash. Restore it first.`);
}

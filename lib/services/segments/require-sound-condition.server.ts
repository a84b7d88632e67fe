import type { ClientBase, Pool } from "pg";
import { listScenarioContext } from "@/lib/db/queries/scenarios/list-scenario-context.server";
import type { Condition } from "@/lib/domain/conditions/condition";
import { type ConditionIssue, validateCondition } from "@/lib/domain/conditions/validate-condition";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { AppError } from "@/lib/shared/app-error";

type Subject = { databaseId: number; condition: Condition };

/** What is wrong with the condition of a segment. Throws `not_found` for an unknown database. */
export async function listConditionIssues(
  client: ClientBase | Pool,
  actor: Actor,
  { databaseId, condition }: Subject,
): Promise<ConditionIssue[]> {
  const database = await requireDatabaseView(client, actor, { id: databaseId, field: "databaseId" });
  const lists = await listScenarioContext(client, actor, databaseId);
  return validateCondition(condition, { ...lists, fields: [...database.fields.values()], databaseId, inPass: false });
}

/** Throws `bad_request` with the first fault, its field `condition.<path>`, and all of them in `details.issues`. */
export async function requireSoundCondition(client: ClientBase, actor: Actor, subject: Subject): Promise<void> {
  const issues = await listConditionIssues(client, actor, subject);
  const fault = issues.find(({ level }) => level === "error");
  if (fault === undefined) return;
  const field = fault.field === "" ? "condition" : `condition.${fault.field}`;
  throw new AppError("bad_request", fault.message, { field, details: { issues } });
}

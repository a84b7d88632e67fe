import type { ClientBase, Pool } from "pg";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Graph } from "@/lib/domain/scenario/graph";
import type { GraphIssue } from "@/lib/domain/scenario/graph-rules";
import { validateGraph } from "@/lib/domain/scenario/validate-graph";
import { getDefinition } from "@/lib/nodes/definitions";
import { makeCheckContext } from "@/lib/services/scenarios/make-check-context.server";
import { AppError } from "@/lib/shared/app-error";

type Subject = { id: number; name: string; databaseId: number };

/** All that is wrong with a graph over the scenario's database, by the same rules as in the browser. */
export async function checkGraph(
  client: ClientBase | Pool,
  actor: Actor,
  { scenario, graph }: { scenario: Subject; graph: Graph },
): Promise<GraphIssue[]> {
  const context = await makeCheckContext(client, actor, scenario);
  return validateGraph(graph, { rulesOf: getDefinition, context });
}

/**
 * Refuses a graph that must not be saved (a start that leads nowhere), or must not run.
 * @throws AppError `bad_request`: the first fault in its text, all of them in `details.issues`
 */
export function refuseFaults(
  issues: readonly GraphIssue[],
  { scenario, purpose }: { scenario: Pick<Subject, "id" | "name">; purpose: "save" | "activate" },
): void {
  const faults = issues.filter(
    (issue) => issue.level === "error" && (purpose === "activate" || issue.blocks === "save"),
  );
  const [first] = faults;
  if (first === undefined) return;
  const more = faults.length > 1 ? ` ${faults.length - 1} more.` : "";
  const verb = purpose === "save" ? "saved" : "active";
  const message = `"${scenario.name}" (#${scenario.id}) cannot be ${verb}: ${first.message}${more}`;
  throw new AppError("bad_request", message, { field: "graph", details: { issues } });
}

import { listTagNames } from "@/lib/db/queries/scenarios/list-tag-names.server";
import { pageWorkflows } from "@/lib/db/queries/scenarios/page-workflows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeWorkflow, type Workflow } from "./describe-workflow";

export type ListWorkflowsInput = {
  from_id: number;
  limit: number;
  ui_tags?: string[] | undefined;
  groups_id?: number[] | undefined;
};

/** `workflows/list`: one page by number; `next_from_id` is null on the last one. */
export async function listWorkflows(
  actor: Actor,
  input: ListWorkflowsInput,
): Promise<{ data: Workflow[]; next_from_id: number | null; total: number }> {
  const names = await listTagNames(actor.accountId);
  const wanted = input.ui_tags && new Set(input.ui_tags);
  const tagIds = wanted && [...names].flatMap(([id, name]) => (wanted.has(name) ? [id] : []));
  const page = { fromId: input.from_id, limit: input.limit, tagIds, groupIds: input.groups_id };
  const { rows, nextId, total } = await pageWorkflows(actor, page);
  return { data: rows.map((row) => describeWorkflow(row, names)), next_from_id: nextId, total };
}

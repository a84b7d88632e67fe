import type { WorkflowRecord } from "@/lib/db/queries/scenarios/page-workflows.server";

/** A scenario in the API's words; `nodes` are the elements of its newest saved version. */
export type Workflow = {
  id: number;
  name: string;
  list_id: number;
  is_active: boolean;
  mode: string;
  ui_tags: string[];
  groups: number[];
  nodes: { id: number; type: string; title: string }[];
};

/** Describes a scenario for the API. */
export function describeWorkflow(record: WorkflowRecord, tagNames: ReadonlyMap<number, string>): Workflow {
  return {
    id: record.id,
    name: record.name,
    list_id: record.databaseId,
    is_active: record.isActive,
    mode: record.reentry,
    ui_tags: record.tagIds.flatMap((id) => tagNames.get(id) ?? []),
    groups: record.groupIds,
    nodes: [...record.nodes],
  };
}

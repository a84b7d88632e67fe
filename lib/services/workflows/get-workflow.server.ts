import { listTagNames } from "@/lib/db/queries/scenarios/list-tag-names.server";
import { pageWorkflows } from "@/lib/db/queries/scenarios/page-workflows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";
import { describeWorkflow, type Workflow } from "./describe-workflow";

/** `workflows/get`: one scenario. Throws `not_found` when the actor does not see it or it is in the trash. */
export async function getWorkflow(actor: Actor, { id }: { id: number }): Promise<{ data: Workflow }> {
  const { rows } = await pageWorkflows(actor, { fromId: id, limit: 1, id });
  const [row] = rows;
  if (!row) throw new AppError("not_found", `id: There is no scenario #${id}.`, { field: "id" });
  return { data: describeWorkflow(row, await listTagNames(actor.accountId)) };
}

import { pool } from "@/lib/db/pool.server";
import { getGraphs } from "@/lib/db/queries/scenarios/get-graphs.server";
import { saveDraft as write, type DraftInput } from "@/lib/db/queries/scenarios/save-draft.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { AppError } from "@/lib/shared/app-error";

/**
 * Keeps what the editor holds and nobody has saved yet.
 * @throws AppError `conflict` with `details` of the other draft when another window wrote it meanwhile: nothing is lost there
 */
export async function saveDraft(actor: Actor, input: DraftInput): Promise<{ rev: number; updatedAt: string }> {
  const { name } = await requireScenario(pool(), actor, { id: input.id });
  const saved = await write(pool(), actor, input);
  if (saved !== null) return { rev: saved.rev, updatedAt: saved.updatedAt.toISOString() };
  const { draft } = await getGraphs(pool(), input.id);
  const who = draft?.updatedBy ?? "Somebody";
  throw new AppError("conflict", `${who} is editing "${name}" (#${input.id}) in another window.`, {
    details: { kind: "draft", rev: draft?.rev ?? 0, updatedBy: who, updatedAt: draft?.updatedAt.toISOString() ?? null },
  });
}

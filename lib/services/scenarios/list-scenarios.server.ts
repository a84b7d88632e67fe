import type { z } from "zod";
import type { listScenarios as contract } from "@/lib/contracts/scenarios";
import { listScenarios as query } from "@/lib/db/queries/scenarios/list-scenarios.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { reentryModeSchema } from "@/lib/domain/scenario/reentry";

type Query = z.output<NonNullable<(typeof contract)["query"]>>;

/** One page of the scenarios that the actor sees. */
export async function listScenarios(actor: Actor, input: Query): Promise<z.input<(typeof contract)["answer"]>> {
  const { view, status, search, databaseId, tag, cursor, sort, desc, limit } = input;
  const isActive = status === undefined ? undefined : status === "active";
  const isTrash = view === "trash";
  const page = await query(actor, { isTrash, search, isActive, databaseId, tag, cursor, sort, desc, limit });
  const items = page.rows.map((row) => ({
    id: row.id,
    name: row.name,
    isActive: row.isActive,
    databaseId: row.databaseId,
    databaseName: row.databaseName,
    reentry: reentryModeSchema.parse(row.reentry),
    tags: row.tags,
    inside: row.inside,
    sending: row.sending,
    isFailing: row.isFailing,
    hasDraft: row.hasDraft,
    isNew: row.version === 0,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
    trashedAt: row.trashedAt?.toISOString() ?? null,
  }));
  return { items, nextCursor: page.nextCursor, total: page.total };
}

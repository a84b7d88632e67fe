import type { z } from "zod";
import type { listTemplates as contract } from "@/lib/contracts/templates";
import { listTemplates as query } from "@/lib/db/queries/templates/list-templates.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

type Query = z.output<NonNullable<(typeof contract)["query"]>>;

/** One page of the templates that the actor sees. */
export async function listTemplates(actor: Actor, input: Query): Promise<z.input<(typeof contract)["answer"]>> {
  const { rows, nextCursor, total } = await query(actor, { search: undefined, cursor: undefined, ...input });
  const items = rows.map(({ createdAt, updatedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }));
  return { items, nextCursor, total };
}

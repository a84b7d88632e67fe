import type { z } from "zod";
import type { listMailings as contract } from "@/lib/contracts/mailings";
import { listMailings as query } from "@/lib/db/queries/mailings/list-mailings.server";
import { mailingConditionSchema } from "@/lib/domain/mailings/mailing-condition";
import type { Actor } from "@/lib/domain/permissions/permissions";

type Query = z.output<NonNullable<(typeof contract)["query"]>>;

/** One page of the mailings that the actor sees. */
export async function listMailings(actor: Actor, input: Query): Promise<z.input<(typeof contract)["answer"]>> {
  const { rows, nextCursor, total } = await query(actor, {
    search: input.search,
    isActive: input.status === undefined ? null : input.status === "active",
    databaseId: input.databaseId ?? null,
    sort: input.sort,
    desc: input.desc,
    cursor: input.cursor,
    limit: input.limit,
  });
  const items = rows.map((row) => ({
    ...row,
    condition: mailingConditionSchema.parse(row.condition),
    updatedAt: row.updatedAt.toISOString(),
  }));
  return { items, nextCursor, total };
}

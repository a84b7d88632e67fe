import type { z } from "zod";
import type { listOutbox as contract } from "@/lib/contracts/outbox";
import { listLetters } from "@/lib/db/queries/outbox/list-letters.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { findDelivery } from "@/lib/services/outbox/find-delivery.server";

type Input = { search?: string | undefined; cursor?: string | undefined; limit: number };

/** One page of the kept letters, newest first, and where new ones go. */
export async function listOutbox(actor: Actor, input: Input): Promise<z.input<(typeof contract)["answer"]>> {
  const { rows, total } = await listLetters({
    accountId: actor.accountId,
    search: input.search ?? "",
    before: input.cursor === undefined ? null : BigInt(input.cursor),
    limit: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  const { delivery } = await findDelivery(actor);
  return {
    items: page.map((row) => ({ ...row, id: String(row.id), createdAt: row.createdAt.toISOString() })),
    nextCursor: rows.length > page.length ? String(page.at(-1)?.id) : null,
    total,
    delivery,
  };
}

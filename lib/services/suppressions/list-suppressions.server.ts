import type { z } from "zod";
import type { listSuppressions as contract } from "@/lib/contracts/suppressions";
import { listSuppressions as query } from "@/lib/db/queries/suppressions/list-suppressions.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

type Input = { search?: string | undefined; cursor?: string | undefined; limit: number };

/** A page of the addresses that the account writes to no more. */
export async function listSuppressions(actor: Actor, input: Input): Promise<z.input<(typeof contract)["answer"]>> {
  const { search = "", cursor = null, limit } = input;
  const { rows, total } = await query({ accountId: actor.accountId, search, after: cursor, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    nextCursor: rows.length > page.length ? (page.at(-1)?.address ?? null) : null,
    total,
  };
}

import type { ProfileEvent } from "@/lib/contracts/profiles";
import { pool } from "@/lib/db/pool.server";
import { listSourceNames } from "@/lib/db/queries/profiles/list-source-names.server";
import { listProfileEventRows } from "@/lib/db/queries/profiles/list-profile-event-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireProfileRow } from "./require-profile-row.server";

/** A page of a profile's history, newest first. */
export async function listProfileEvents(
  actor: Actor,
  { id, cursor, limit }: { id: string; cursor?: string | undefined; limit: number },
): Promise<{ items: ProfileEvent[]; nextCursor: string | null }> {
  const profile = await requireProfileRow(pool(), actor, id);
  const beforeId = cursor === undefined ? null : BigInt(cursor);
  const rows = await listProfileEventRows(profile.id, { beforeId, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const names = await listSourceNames(actor.accountId, [...new Set(page.map(({ source }) => source))]);
  return {
    items: page.map((row) => ({
      id: String(row.id),
      at: row.at.toISOString(),
      kind: row.kind,
      source: names.get(row.source) ?? row.source,
      detail: row.detail,
    })),
    nextCursor: rows.length > limit ? String(page.at(-1)?.id ?? "") : null,
  };
}

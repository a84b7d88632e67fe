import type { z } from "zod";
import type { listProfileSegments as contract } from "@/lib/contracts/segments";
import { pool } from "@/lib/db/pool.server";
import { listProfileSegments as query } from "@/lib/db/queries/segments/list-profile-segments.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireProfileRow } from "@/lib/services/profiles/require-profile-row.server";

/** The lists of the profile's database, and which of them it is in. Throws `not_found`. */
export async function listProfileSegments(
  actor: Actor,
  { id }: { id: string },
): Promise<z.input<(typeof contract)["answer"]>> {
  const profile = await requireProfileRow(pool(), actor, id);
  const rows = await query(actor, { databaseId: profile.databaseId, profileId: profile.id });
  return { items: rows.map((row) => ({ ...row, addedAt: row.addedAt?.toISOString() ?? null })) };
}

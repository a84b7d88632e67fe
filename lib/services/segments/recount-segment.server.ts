import { databaseNow } from "@/lib/db/database-now.server";
import { pool } from "@/lib/db/pool.server";
import { keepCount } from "@/lib/db/queries/segments/keep-count.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { countSegment } from "@/lib/engine/segments/count-segment.server";
import { openSegment } from "@/lib/engine/segments/open-segment.server";
import { AppError } from "@/lib/shared/app-error";
import { requireSegment } from "./require-segment.server";

/** Counts a segment now and keeps the figure. Throws `not_found`. */
export async function recountSegment(actor: Actor, { id }: { id: number }): Promise<{ profileCount: number }> {
  await requireSegment(actor, { id });
  const segment = await openSegment(pool(), { accountId: actor.accountId, segmentId: id });
  if (!segment) throw new AppError("not_found", `There is no segment #${id}.`);
  const now = await databaseNow();
  const profileCount = await countSegment(pool(), segment, now);
  await keepCount(pool(), { id, profileCount, now });
  return { profileCount };
}

import type { Pool } from "pg";
import { DELETE_MEMBERS, DELETE_SEGMENT, LIST_DELETED_SEGMENTS } from "@/lib/engine/sql/delete-members.server";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";

const SHARDS = 256;
const KEPT_MS = 86_400_000;

/**
 * Takes away the members of deleted segments, shard by shard, then the segments: a day later, so that whoever was about to add somebody
 * is done.
 */
export async function cleanSegments(pool: Pool, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  for (const { id } of await runStatement<{ id: number }>(pool, LIST_DELETED_SEGMENTS, [before])) {
    for (let shard = 0; shard < SHARDS; shard += 1) await countStatement(pool, DELETE_MEMBERS, [shard, id]);
    await countStatement(pool, DELETE_SEGMENT, [id]);
  }
}

import type { Pool } from "pg";
import { compileCondition } from "@/lib/db/conditions/compile-condition";
import { SqlValues } from "@/lib/db/conditions/sql-values";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { type Condition, conditionSchema } from "@/lib/domain/conditions/condition";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";
import { tellFacts } from "@/lib/engine/facts/tell-facts.server";
import { hintFacts } from "@/lib/engine/hint-work.server";
import { countSegment } from "@/lib/engine/segments/count-segment.server";
import { openSegment, type OpenSegment } from "@/lib/engine/segments/open-segment.server";
import { readSegmentBook } from "@/lib/engine/segments/read-segment-book.server";
import { readSegments } from "@/lib/engine/sql/read-segments.server";
import { refreshMembersSql } from "@/lib/engine/sql/refresh-members";
import { finishRefresh, noteRefresh } from "@/lib/engine/sql/segment-refreshes.server";
import { getBulkLane } from "@/lib/engine/task-row";
import type { Clock } from "@/lib/shared/clock";

const SHARDS = 256;

type Refresh = {
  segment: OpenSegment;
  condition: Condition;
  now: Date;
  /** False when nobody knew before who was in it: then nobody has just come in or left. */
  tells: boolean;
};

/**
 * Brings the list of an updatable or watched dynamic segment up to date, shard by shard, each in a transaction with the facts about who
 * came in and who left. Broken off it goes on at the shard where it stood; a shard that is done twice tells nobody twice. Does nothing for a segment
 * that is gone.
 */
export async function refreshSegment(
  pool: Pool,
  { clock }: { clock: Clock },
  { id, accountId }: { id: number; accountId: number },
): Promise<void> {
  const [row] = await readSegments(pool, [id]);
  const opened = await openSegment(pool, { accountId, segmentId: id });
  if (!row || !opened || row.condition === null) return;
  const condition = conditionSchema.parse(row.condition);
  const { databaseId } = opened;
  // Its own condition, also where others ask its list.
  const segments = await readSegmentBook(pool, { databaseId, ids: readConditionNeeds(condition).segments });
  const now = clock.now();
  const refresh: Refresh = { segment: { ...opened, segments }, condition, now, tells: row.refreshedAt !== null };
  const text = JSON.stringify(row.condition);
  for (let shard = row.refreshShard ?? 0; shard < SHARDS; shard += 1) {
    if (!(await noteRefresh(pool, { id, shard, condition: text }))) return;
    const changed = await inTransaction(pool, (client) => refreshShard(client, refresh, shard));
    if (changed > 0 && refresh.tells) hintFacts(pool, [shard], getBulkLane(accountId));
  }
  const profileCount = await countSegment(pool, { ...opened, kind: "updatable" }, now);
  await finishRefresh(pool, { id, now, profileCount, condition: text });
}

async function refreshShard(
  client: Parameters<typeof tellFacts>[0],
  { segment, condition, now, tells }: Refresh,
  shard: number,
): Promise<number> {
  const { id: segmentId, accountId, databaseId, fields, segments } = segment;
  const values = new SqlValues();
  const where = compileCondition(condition, { fieldType: (name) => fields.get(name)?.type, segments, now }, values);
  const text = refreshMembersSql(where, { shard, databaseId, segmentId, now, values });
  const { rows } = await client.query<{ profileId: bigint; kind: "segment_entered" | "segment_left" }>({
    text,
    values: values.values,
  });
  if (!tells) return rows.length;
  const cause = { hops: 0, lane: getBulkLane(accountId), starts: true };
  await tellFacts(
    client,
    now,
    rows.map(({ profileId, kind }) => ({ ...cause, accountId, databaseId, profileId, fact: { kind, segmentId } })),
  );
  return rows.length;
}

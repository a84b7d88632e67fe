import type { Segment } from "@/lib/contracts/segments";
import { databaseNow } from "@/lib/db/database-now.server";
import { pool } from "@/lib/db/pool.server";
import { countStaticMembers } from "@/lib/db/queries/segments/count-static-members.server";
import { keepCount } from "@/lib/db/queries/segments/keep-count.server";
import { listSegmentRows, type SegmentRecord } from "@/lib/db/queries/segments/list-segment-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeSegment } from "./describe-segment";

type Input = { search?: string | undefined; databaseId?: number | undefined };

/** A static segment of more members keeps its figure until somebody counts it again. */
const COUNTED_AT_ONCE_MAX = 100_000;

/** The account's segments by name; static ones with how many they have now, others with the figures that were counted last. */
export async function listSegments(actor: Actor, input: Input): Promise<{ items: Segment[] }> {
  const rows = await listSegmentRows(actor, input);
  const counted = await countNow(rows.filter(isCountedAtOnce));
  return { items: rows.map((row) => describeSegment({ ...row, ...counted.get(row.id) })) };
}

const isCountedAtOnce = ({ kind, profileCount }: SegmentRecord) =>
  kind === "static" && (profileCount ?? 0) <= COUNTED_AT_ONCE_MAX;

type Figure = Pick<SegmentRecord, "profileCount" | "countedAt">;

async function countNow(rows: readonly SegmentRecord[]): Promise<Map<number, Figure>> {
  if (rows.length === 0) return new Map();
  const members = await countStaticMembers(rows.map(({ id }) => id));
  const now = await databaseNow();
  for (const [id, profileCount] of members) {
    if (profileCount > COUNTED_AT_ONCE_MAX) await keepCount(pool(), { id, profileCount, now });
  }
  return new Map(rows.map(({ id }) => [id, { profileCount: members.get(id) ?? 0, countedAt: now }]));
}

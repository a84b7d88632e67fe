import { compileCondition } from "@/lib/db/conditions/compile-condition";
import { SqlValues } from "@/lib/db/conditions/sql-values";
import type { Condition } from "@/lib/domain/conditions/condition";
import type { SegmentBook } from "@/lib/domain/conditions/condition-facts";
import type { FieldView } from "@/lib/domain/fields/field-types";
import type { OpenSegment } from "@/lib/engine/segments/open-segment.server";
import { numberArray } from "@/lib/engine/sql/array-literal";
import { COUNT_MEMBERS } from "@/lib/engine/sql/list-members.server";
import { countProfilesSql } from "@/lib/engine/sql/list-profiles-where";
import type { Queryable } from "@/lib/engine/sql/statement";

const SHARDS = Array.from({ length: 256 }, (_, shard) => shard);

type Counted = {
  databaseId: number;
  condition: Condition;
  segments: SegmentBook;
  fields: ReadonlyMap<string, FieldView>;
};

/** How many profiles of a database a condition holds for at this moment. */
export async function countProfiles(client: Queryable, counted: Counted, now: Date): Promise<number> {
  const { databaseId, condition, segments, fields } = counted;
  const values = new SqlValues();
  const where = compileCondition(condition, { fieldType: (name) => fields.get(name)?.type, segments, now }, values);
  const text = countProfilesSql(where, { databaseId, values });
  const { rows } = await client.query<{ count: bigint }>({ text, values: values.values });
  return Number(rows[0]?.count ?? 0);
}

/** How many profiles are in a segment at this moment. */
export async function countSegment(client: Queryable, segment: OpenSegment, now: Date): Promise<number> {
  if (segment.kind === "dynamic") return countProfiles(client, segment, now);
  const values = [numberArray(SHARDS), segment.id];
  const { rows } = await client.query<{ count: bigint }>({ ...COUNT_MEMBERS, values });
  return Number(rows[0]?.count ?? 0);
}

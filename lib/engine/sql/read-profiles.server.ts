import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";
import type { Json, JsonObject } from "@/lib/shared/json";

/** More fields than this are read as the whole profile: picking them one by one costs more than it saves. */
export const PICKED_FIELDS_MAX = 8;

/** Reads whole profiles by primary key. */
export const READ_PROFILES: Statement = {
  name: "engine-read-profiles",
  text: `SELECT p.id, p.fields FROM unnest($2::bigint[]) AS q(id) JOIN profile p ON p.shard = $1 AND p.id = q.id`,
};

/** Reads n fields of profiles, as one JSON list each: a condition on the city does not fetch and parse ten kilobytes. */
export function makePickStatement(fields: number): Statement {
  const picked = Array.from({ length: fields }, (_, index) => `p.fields -> $${index + 3}`).join(", ");
  return {
    name: `engine-pick-profile-fields-${fields}`,
    text: `SELECT p.id, jsonb_build_array(${picked}) AS picked
      FROM unnest($2::bigint[]) AS q(id) JOIN profile p ON p.shard = $1 AND p.id = q.id`,
  };
}

const PICK = Array.from({ length: PICKED_FIELDS_MAX + 1 }, (_, count) => makePickStatement(count));

/** The named fields (or all) of profiles of one shard, by id; profiles that are gone are left out. */
export async function readProfiles(
  client: Queryable,
  { shard, ids }: { shard: number; ids: readonly bigint[] },
  fields: readonly string[] | "all",
): Promise<Map<bigint, JsonObject>> {
  if (ids.length === 0) return new Map();
  const pick = fields === "all" ? undefined : PICK[fields.length];
  if (pick === undefined || fields === "all") {
    const rows = await runStatement<{ id: bigint; fields: JsonObject }>(client, READ_PROFILES, [
      shard,
      numberArray(ids),
    ]);
    return new Map(rows.map((row) => [row.id, row.fields]));
  }
  const values = [shard, numberArray(ids), ...fields];
  const rows = await runStatement<{ id: bigint; picked: Json[] }>(client, pick, values);
  return new Map(rows.map((row) => [row.id, toFields(fields, row.picked)]));
}

function toFields(names: readonly string[], picked: readonly Json[]): JsonObject {
  const fields: JsonObject = {};
  for (const [index, name] of names.entries()) {
    const value = picked[index] ?? null;
    if (value !== null) fields[name] = value;
  }
  return fields;
}

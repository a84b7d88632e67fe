import { compileListTest } from "@/lib/db/conditions/compile-list-test";
import { compileScalarTest } from "@/lib/db/conditions/compile-scalar-test";
import type { SqlField } from "@/lib/db/conditions/sql-values";
import { isScalar, isScalarType } from "@/lib/domain/conditions/compare-typed";
import { isSet, listOf, type Positive } from "@/lib/domain/conditions/compare-values";
import type { Comparison, FieldTest } from "@/lib/domain/conditions/condition";
import type { Json } from "@/lib/shared/json";

const EMPTIES = `ARRAY['null', '""', '[]']::jsonb[]`;
const KINDS = ["string", "number", "boolean"] as const;
const NOT: { readonly [is in Comparison]?: Positive } = { not_equal: "equal", not_contains: "contains", not_in: "in" };

/** SQL for a test of a field, never NULL: for every stored value the answer of compareValues. */
export function compileFieldTest({ is, value }: Pick<FieldTest, "is" | "value">, field: SqlField): string {
  if (is === "is_set") return `coalesce(${field.left()} <> ALL (${EMPTIES}), false)`;
  if (is === "is_not_set") return `coalesce(${field.left()} = ANY (${EMPTIES}), true)`;
  if (is === "not_equal" || is === "not_contains" || is === "not_in") {
    return `NOT ${compilePositive(NOT[is] ?? "equal", value, field)}`;
  }
  return compilePositive(is, value, field);
}

/** Never NULL; one branch for each kind of JSON for which the test can hold. */
function compilePositive(is: Positive, right: Json | undefined, field: SqlField): string {
  if (!isSet(right)) return "false";
  const cases = [...listScalarCases(is, right, field), ...listOtherCases(is, right, field)];
  const [only] = cases;
  if (only === undefined) return "false";
  const left = field.left();
  // Equality of JSON tells the kinds apart by itself: nearly every segment asks so, of a million profiles.
  const isEquality = is === "equal" || is === "in";
  if (isEquality && cases.length === 1 && only.sql.startsWith(left)) return `coalesce(${only.sql}, false)`;
  const branches = cases.map(({ kind, sql }) => `WHEN '${kind}' THEN ${sql}`);
  return `CASE jsonb_typeof(${left}) ${branches.join(" ")} ELSE false END`;
}

type Case = { kind: string; sql: string };

function listScalarCases(is: Positive, right: Json, field: SqlField): Case[] {
  const given = is === "in" ? listOf(right).filter(isScalar) : isScalar(right) ? [right] : [];
  const asked = { is: is === "in" ? ("equal" as const) : is, given };
  return KINDS.flatMap((kind) => {
    const sql = compileScalarTest(kind, asked, field);
    return sql === null ? [] : [{ kind, sql }];
  });
}

/** Lists and objects, in fields that may hold them. */
function listOtherCases(is: Positive, right: Json, { left, type, values }: SqlField): Case[] {
  if (isScalarType(type)) return [];
  const list = compileListTest(is, right, { left, values });
  const cases = list === null ? [] : [{ kind: "array", sql: list }];
  if (is !== "equal") return cases;
  return [...cases, { kind: "object", sql: `${left()} = ${values.add(JSON.stringify(right), "jsonb")}` }];
}

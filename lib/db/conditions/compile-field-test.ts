import { compileListTest } from "@/lib/db/conditions/compile-list-test";
import { compileScalarTest } from "@/lib/db/conditions/compile-scalar-test";
import type { SqlField } from "@/lib/db/conditions/sql-values";
import { isScalar } from "@/lib/domain/conditions/compare-typed";
import { isSet, listOf, type Positive } from "@/lib/domain/conditions/compare-values";
import type { Comparison, FieldTest } from "@/lib/domain/conditions/condition";
import type { Json } from "@/lib/shared/json";

const EMPTIES = `ARRAY['null', '""', '[]']::jsonb[]`;
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

/** One branch for each kind of JSON for which the test can hold; a value that is not there, or null, falls through. */
function compilePositive(is: Positive, right: Json | undefined, field: SqlField): string {
  if (!isSet(right)) return "false";
  const { left, values } = field;
  const given = is === "in" ? listOf(right).filter(isScalar) : isScalar(right) ? [right] : [];
  const order = is === "in" ? "equal" : is;
  const branches = (["string", "number", "boolean"] as const).map((kind) => ({
    kind,
    sql: compileScalarTest(kind, { is: order, given }, field),
  }));
  const cases = [
    ...branches,
    { kind: "array", sql: compileListTest(is, right, { left, values }) },
    { kind: "object", sql: is === "equal" ? `${left()} = ${values.add(JSON.stringify(right), "jsonb")}` : null },
  ].flatMap(({ kind, sql }) => (sql === null ? [] : [`WHEN '${kind}' THEN ${sql}`]));
  return cases.length === 0 ? "false" : `CASE jsonb_typeof(${left()}) ${cases.join(" ")} ELSE false END`;
}

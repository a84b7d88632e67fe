import type { SqlField } from "@/lib/db/conditions/sql-values";
import {
  holdsTyped,
  isTextPart,
  readGiven,
  scalarTypeOf,
  type Order,
  type Scalar,
  type TextPart,
} from "@/lib/domain/conditions/compare-typed";

type Kind = "string" | "number" | "boolean";
/** Holds when it holds for one of the given values. */
type Asked = { is: Order | TextPart; given: readonly Scalar[] };

const OPERATORS: Record<Order, string> = {
  equal: "=",
  greater: ">",
  greater_or_equal: ">=",
  less: "<",
  less_or_equal: "<=",
};
const DAY = `'^[0-9]{4}-[0-9]{2}-[0-9]{2}'`;
const MOMENT = `'^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$'`;

/** SQL for a stored value that is of this kind of JSON; null = it never holds for such a value. */
export function compileScalarTest(kind: Kind, asked: Asked, field: SqlField): string | null {
  if (asked.given.length === 0) return null;
  if (kind === "string") return compileText(asked, field);
  return kind === "number" ? compileNumber(asked, field) : compileBoolean(asked, field);
}

function compileText({ is, given }: Asked, { left, type, values }: SqlField): string | null {
  const text = () => `(${left()} #>> '{}')`;
  if (isTextPart(is)) return compilePart(is, { text: text(), part: values.add(String(given[0]), "text"), given });
  const as = scalarTypeOf(type, "");
  if (as === "integer" || as === "decimal" || as === "boolean") return null;
  // A stored text that is empty is not set: it equals and exceeds nothing.
  const keys = given.flatMap((one) => readGiven(one, as) ?? []).map(String);
  const wanted = keys.filter((key) => key !== "");
  if (wanted.length === 0) return null;
  if (as === "string") {
    if (is === "equal") return compileEqual(wanted, { left, values });
    return `(${left()} <> '""'::jsonb AND ${compareTexts(text(), is, { wanted, values })})`;
  }
  const [pattern, key] = as === "date" ? [DAY, `left(${text()}, 10)`] : [MOMENT, text()];
  return `(${text()} ~ ${pattern} AND ${compareTexts(key, is, { wanted, values })})`;
}

/** By code points, as compareKeys does. */
function compareTexts(
  left: string,
  is: Order,
  { wanted, values }: { wanted: readonly string[]; values: SqlField["values"] },
): string {
  if (is === "equal") return `${left} COLLATE "C" = ANY (${values.addList(wanted, "text")})`;
  return `${left} COLLATE "C" ${OPERATORS[is]} ${values.add(wanted[0] ?? "", "text")}`;
}

function compilePart(is: TextPart, { text, part, given }: { text: string; part: string; given: readonly Scalar[] }) {
  if (is === "contains") return `position(${part} in ${text}) > 0`;
  if (is === "starts_with") return `starts_with(${text}, ${part})`;
  return `right(${text}, ${Array.from(String(given[0])).length}) = ${part}`;
}

function compileNumber({ is, given }: Asked, { left, type, values }: SqlField): string | null {
  const as = scalarTypeOf(type, 0);
  if (isTextPart(is) || (as !== "integer" && as !== "decimal")) return null;
  const numbers = given.flatMap((one) => readGiven(one, as) ?? []);
  const [first] = numbers;
  if (first === undefined) return null;
  // Both sides are the shortest text of a double: their order as decimals is that of the doubles.
  if (is === "equal") return compileEqual(numbers, { left, values });
  return `${left()}::numeric ${OPERATORS[is]} ${values.add(first, "numeric")}`;
}

function compileBoolean({ is, given }: Asked, { left, type }: SqlField): string | null {
  if (scalarTypeOf(type, true) !== "boolean") return null;
  const held = [true, false].filter((value) =>
    given.some((one) => holdsTyped(value, is, { right: one, type: "boolean" })),
  );
  if (held.length === 0) return null;
  return held.length === 2 ? "true" : `${left()} = '${String(held[0])}'::jsonb`;
}

function compileEqual(wanted: readonly (string | number)[], { left, values }: Pick<SqlField, "left" | "values">) {
  const [only] = wanted;
  if (only !== undefined && wanted.length === 1) return `${left()} = ${values.add(toJson(only), "jsonb")}`;
  return `${left()} = ANY (${values.addList(wanted.map(toJson), "jsonb")})`;
}

function toJson(value: string | number): string {
  return JSON.stringify(value);
}

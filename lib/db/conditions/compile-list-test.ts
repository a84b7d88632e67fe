import type { SqlField } from "@/lib/db/conditions/sql-values";
import { isScalar } from "@/lib/domain/conditions/compare-typed";
import { listOf, type Positive } from "@/lib/domain/conditions/compare-values";
import type { Json } from "@/lib/shared/json";

/** SQL for a stored list; null = it never holds for a list. */
export function compileListTest(
  is: Positive,
  right: Json,
  { left, values }: Pick<SqlField, "left" | "values">,
): string | null {
  const members = listOf(right);
  const elements = () => `SELECT 1 FROM jsonb_array_elements(${left()}) AS e(v)`;
  const same = (items: readonly Json[]) => values.addList(items.flatMap(listSame), "jsonb");
  const containsAll = () =>
    members.map((one) => `EXISTS (${elements()} WHERE e.v = ANY (${same([one])}))`).join(" AND ");
  if (is === "contains") return `(${containsAll()})`;
  if (is === "equal") {
    return `(${containsAll()} AND NOT EXISTS (${elements()} WHERE e.v <> ALL (${same(members)})))`;
  }
  if (is === "in") return `EXISTS (${elements()} WHERE e.v = ANY (${same(members)}))`;
  // A list as a whole is in no order.
  if ((is !== "starts_with" && is !== "ends_with") || !isScalar(right)) return null;
  return compileEnds(is, elements(), values.add(String(right), "text"));
}

function compileEnds(is: "starts_with" | "ends_with", elements: string, part: string): string {
  const text = "(e.v #>> '{}')";
  const holds = is === "starts_with" ? `starts_with(${text}, ${part})` : `right(${text}, length(${part})) = ${part}`;
  return `EXISTS (${elements} WHERE jsonb_typeof(e.v) = 'string' AND ${holds})`;
}

/** The JSON values that are the same item as this one: members of lists are compared by their texts, so 1 is "1". */
function listSame(item: Json): string[] {
  if (!isScalar(item)) return [JSON.stringify(item)];
  const text = String(item);
  const same = [JSON.stringify(text)];
  const number = Number(text);
  if (text !== "" && Number.isFinite(number) && String(number) === text) same.push(JSON.stringify(number));
  if (text === "true" || text === "false") same.push(text);
  return same;
}

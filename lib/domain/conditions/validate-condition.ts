import type {
  Condition,
  ConditionGroup,
  FieldTest,
  MessageTest,
  PathTest,
  ScenarioTest,
  SegmentTest,
} from "@/lib/domain/conditions/condition";
import { CONDITION_DEPTH_MAX, UNARY_COMPARISONS } from "@/lib/domain/conditions/condition";
import { isSet } from "@/lib/domain/conditions/compare-values";
import { listComparisons } from "@/lib/domain/conditions/list-comparisons";
import type { FieldType, FieldView } from "@/lib/domain/fields/field-types";
import { checkJsonPath } from "@/lib/domain/jsonpath/check-json-path";
import type { Json } from "@/lib/shared/json";

/** `field` is the path of the fault in the condition: `items.0.value`; empty = the condition itself. */
export type ConditionIssue = { field: string; level: "error" | "warning"; message: string };

/** What a condition over the profiles of one database may name. */
export type ConditionSubjects = {
  fields: readonly FieldView[];
  /** Of the same database. */
  segments: readonly { id: number; name: string }[];
  /** Of the same database. */
  scenarios: readonly { id: number; name: string }[];
  mailings: readonly { id: number; name: string; databaseId: number }[];
  databaseId: number;
  /** False where no pass is under way, as in a segment: nothing was sent along and nothing has answered. */
  inPass?: boolean;
};

/** What is wrong with a condition over a database; nothing = it can be evaluated as meant. */
export function validateCondition(condition: Condition, subjects: ConditionSubjects): ConditionIssue[] {
  const issues: ConditionIssue[] = [];
  check(condition, { path: "", depth: 1, subjects, issues });
  return issues;
}

type Cursor = { path: string; depth: number; subjects: ConditionSubjects; issues: ConditionIssue[] };

function check(condition: Condition, at: Cursor): void {
  switch (condition.kind) {
    case "group":
      checkGroup(condition, at);
      return;
    case "field":
      checkField(condition, at);
      return;
    case "apicontent":
    case "response":
      checkPath(condition, at);
      return;
    case "subscription":
      return;
    case "segment":
      checkSegment(condition, at);
      return;
    case "scenario":
      checkScenario(condition, at);
      return;
    case "message":
      checkMailing(condition, at);
      return;
  }
}

function checkGroup({ items }: ConditionGroup, at: Cursor): void {
  if (at.depth > CONDITION_DEPTH_MAX) {
    error(at, "", `Groups stand in each other more than ${CONDITION_DEPTH_MAX} deep; make them flatter.`);
    return;
  }
  items.forEach((item, index) => {
    check(item, { ...at, path: join(at.path, `items.${index}`), depth: at.depth + 1 });
  });
}

function checkPath(test: PathTest, at: Cursor): void {
  if (at.subjects.inPass === false) {
    const words = WORDS_OF_PASS[test.kind];
    error(at, "", `A segment asks about profiles; ${words} belongs to a pass through a scenario.`);
    return;
  }
  const wrong = checkJsonPath(test.path);
  if (wrong !== null) error(at, "path", wrong);
  checkValue(test, at);
}

function checkSegment({ segmentId }: SegmentTest, at: Cursor): void {
  if (at.subjects.segments.some(({ id }) => id === segmentId)) return;
  error(at, "segmentId", `The database has no segment #${segmentId}: it may be deleted. Choose another one.`);
}

const WORDS_OF_PASS = { apicontent: "apicontent", response: "an answer" };

function checkScenario({ scenarioId, was, days }: ScenarioTest, at: Cursor): void {
  if (!at.subjects.scenarios.some(({ id }) => id === scenarioId)) {
    error(at, "scenarioId", `The database has no scenario #${scenarioId}: it may be in the trash. Choose another one.`);
  }
  if (was === "inside" && days !== undefined)
    error(at, "days", '"Is inside" asks about this moment; leave the days out.');
}

function checkMailing({ mailingId }: MessageTest, at: Cursor): void {
  if (mailingId === null) return;
  const mailing = at.subjects.mailings.find(({ id }) => id === mailingId);
  if (!mailing)
    error(at, "mailingId", `There is no trigger mailing #${mailingId}: choose another one, or any mailing.`);
  else if (mailing.databaseId !== at.subjects.databaseId) {
    error(at, "mailingId", `"${mailing.name}" (#${mailingId}) writes to profiles of another database.`);
  }
}

function checkField(test: FieldTest, at: Cursor): void {
  const field = at.subjects.fields.find((one) => one.name === test.field);
  if (!field) {
    error(at, "field", `The database has no field "${test.field}"; choose another one or add it to the database.`);
    return;
  }
  if (!listComparisons(field.type).includes(test.is)) {
    error(at, "is", `"${test.is.replaceAll("_", " ")}" does not fit ${field.name}, which is of type ${field.type}.`);
    return;
  }
  checkValue(test, at);
  if (isSet(test.value)) checkType(test.value, field, at);
}

function checkValue(test: Pick<FieldTest, "is" | "value">, at: Cursor): void {
  if (UNARY_COMPARISONS.includes(test.is) || isSet(test.value)) return;
  error(at, "value", 'Type the value to compare with, or choose "is set".');
}

function checkType(value: Json, field: FieldView, at: Cursor): void {
  const values = Array.isArray(value) ? value : [value];
  const wrong = values.find((one) => !fits(one, field.type));
  if (wrong === undefined) return;
  error(at, "value", `${JSON.stringify(wrong)} is not ${WORDS[field.type]}, as ${field.name} is.`);
}

const WORDS: Record<FieldType, string> = {
  integer: "a whole number",
  decimal: "a number",
  boolean: "true or false",
  string: "a text",
  date: "a date such as 2026-03-31",
  datetime: "a moment such as 2026-03-31T09:00:00Z",
  tag: "a text",
  object: "an object",
  array: "an object",
};

const SHAPES: { readonly [type in FieldType]?: RegExp } = {
  integer: /^\s*-?\d+\s*$/,
  decimal: /^\s*-?\d+(\.\d+)?\s*$/,
  boolean: /^(true|false)$/,
};

function fits(value: Json, type: FieldType): boolean {
  if (type === "object" || type === "array") return true;
  if (typeof value === "object") return false;
  if (type === "date" || type === "datetime") {
    return /^\d{4}-\d{2}-\d{2}/.test(String(value)) && !Number.isNaN(Date.parse(String(value)));
  }
  return SHAPES[type]?.test(String(value)) ?? true;
}

function error(at: Cursor, field: string, message: string): void {
  at.issues.push({ field: join(at.path, field), level: "error", message });
}

function join(path: string, key: string): string {
  return path === "" || key === "" ? path + key : `${path}.${key}`;
}

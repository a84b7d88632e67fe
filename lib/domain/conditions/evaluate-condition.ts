import { compareValues } from "@/lib/domain/conditions/compare-values";
import type {
  Condition,
  ConditionGroup,
  FieldTest,
  MessageTest,
  PathTest,
  ScenarioTest,
  SegmentTest,
  SubscriptionTest,
} from "@/lib/domain/conditions/condition";
import { isScalar, scalarTypeOf } from "@/lib/domain/conditions/compare-typed";
import type { ConditionFacts } from "@/lib/domain/conditions/condition-facts";
import { windowStart } from "@/lib/domain/conditions/window-start";
import type { FieldType } from "@/lib/domain/fields/field-types";
import { parseJsonPath } from "@/lib/domain/jsonpath/parse-json-path";
import type { JsonPathStep } from "@/lib/domain/jsonpath/parse-json-path";
import { walkJsonPath } from "@/lib/domain/jsonpath/walk-json-path";
import type { Json } from "@/lib/shared/json";

/**
 * True when the condition holds for these facts. An empty group holds.
 * A value that is not set (absent, null, an empty text or list) equals, contains and exceeds nothing; each `not_…` is
 * exactly the opposite of its comparison, so it holds for a value that is not set.
 */
export function evaluateCondition(condition: Condition, facts: ConditionFacts): boolean {
  switch (condition.kind) {
    case "group":
      return evaluateGroup(condition, facts);
    case "field":
      return evaluateField(condition, facts);
    case "subscription":
      return evaluateSubscription(condition, facts);
    case "segment":
      return evaluateSegment(condition, facts);
    case "scenario":
      return evaluateScenario(condition, facts);
    case "message":
      return evaluateMessage(condition, facts);
    case "apicontent":
      return evaluatePath(condition, facts.apicontent);
    case "response":
      return evaluatePath(condition, facts.response);
  }
}

function evaluateGroup(group: ConditionGroup, facts: ConditionFacts): boolean {
  const holds = (item: Condition) => evaluateCondition(item, facts);
  if (group.items.length === 0) return true;
  if (group.match === "all") return group.items.every(holds);
  const any = group.items.some(holds);
  return group.match === "any" ? any : !any;
}

function evaluateField(test: FieldTest, facts: ConditionFacts): boolean {
  const value = Object.hasOwn(facts.fields, test.field) ? facts.fields[test.field] : undefined;
  return compareValues({
    left: value,
    is: test.is,
    right: test.value,
    type: facts.fieldType(test.field) ?? typeOf(value),
  });
}

/** Of a value in a field that the database does not have: its own. */
function typeOf(value: Json | undefined): FieldType {
  return value !== undefined && isScalar(value) ? scalarTypeOf(undefined, value) : "object";
}

function evaluateSubscription(test: SubscriptionTest, facts: ConditionFacts): boolean {
  const found = facts.subscriptions.some(
    (one) => one.resourceId === test.resourceId && one.channel === test.channel && test.statuses.includes(one.status),
  );
  return found === test.has;
}

/** A deleted segment has nobody in it. */
function evaluateSegment(test: SegmentTest, facts: ConditionFacts): boolean {
  const meaning = facts.segments.get(test.segmentId);
  if (meaning === undefined) return !test.in;
  const isIn =
    meaning.kind === "list" ? facts.memberOf.has(test.segmentId) : evaluateCondition(meaning.condition, facts);
  return isIn === test.in;
}

const PASS_TIMES = { entered: "enteredAt", never_entered: "enteredAt", left: "leftAt", failed: "failedAt" } as const;

function evaluateScenario({ scenarioId, was, days }: ScenarioTest, facts: ConditionFacts): boolean {
  const passes = facts.passes.get(scenarioId);
  const since = windowStart(facts.now, days);
  if (was === "inside") return passes?.isInside ?? false;
  const at = passes?.[PASS_TIMES[was]] ?? null;
  const isSince = at !== null && at >= since;
  return was === "never_entered" ? !isSince : isSince;
}

function evaluateMessage({ event, mailingId, has, days }: MessageTest, facts: ConditionFacts): boolean {
  const since = windowStart(facts.now, days);
  const found = facts.messages.some((one) => {
    const at = one[event];
    return (mailingId === null || one.mailingId === mailingId) && at !== null && at >= since;
  });
  return found === has;
}

/** Paths are parsed once per test: a scenario's condition is evaluated for every profile. */
const parsedPaths = new WeakMap<PathTest, readonly JsonPathStep[] | null>();

function evaluatePath(test: PathTest, root: Json): boolean {
  let steps = parsedPaths.get(test);
  if (steps === undefined) {
    const parsed = parseJsonPath(test.path);
    steps = parsed.ok ? parsed.steps : null;
    parsedPaths.set(test, steps);
  }
  const found = steps === null ? [] : walkJsonPath(root, steps);
  const left = found.length > 1 ? found : found[0];
  return compareValues({ left, is: test.is, right: test.value, type: undefined });
}

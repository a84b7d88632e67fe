import { compileFieldTest } from "@/lib/db/conditions/compile-field-test";
import { MESSAGE_TIMES } from "@/lib/db/conditions/message-times";
import { SqlValues } from "@/lib/db/conditions/sql-values";
import type { SegmentBook } from "@/lib/domain/conditions/condition-facts";
import type {
  Condition,
  ConditionGroup,
  MessageTest,
  ScenarioTest,
  SegmentTest,
} from "@/lib/domain/conditions/condition";
import { windowStart } from "@/lib/domain/conditions/window-start";
import type { FieldType } from "@/lib/domain/fields/field-types";
import { assert } from "@/lib/shared/assert";

export type CompileContext = {
  fieldType: (name: string) => FieldType | undefined;
  segments: SegmentBook;
  /** Decides what the last n days are. */
  now: Date;
};

type Compiling = CompileContext & { values: SqlValues };

/**
 * SQL over `profile p` that holds for exactly those profiles for which evaluateCondition does; its values join `values`.
 * apicontent and answers belong to a pass and cannot be asked here: validation refuses them before.
 */
export function compileCondition(condition: Condition, context: CompileContext, values = new SqlValues()): string {
  return compile(condition, { ...context, values });
}

function compile(condition: Condition, context: Compiling): string {
  switch (condition.kind) {
    case "group":
      return compileGroup(condition, context);
    case "field": {
      const { values, fieldType } = context;
      const left = () => `(p.fields -> ${values.add(condition.field, "text")})`;
      return compileFieldTest(condition, { left, type: fieldType(condition.field), values });
    }
    case "subscription": {
      const { values } = context;
      const { resourceId, channel, statuses, has } = condition;
      return `${has ? "" : "NOT "}EXISTS (SELECT 1 FROM subscription s WHERE s.shard = p.shard AND s.profile_id = p.id
        AND s.resource_id = ${values.add(resourceId, "int")} AND s.channel = ${values.add(channel, "text")}
        AND s.status = ANY (${values.addList(statuses, "text")}))`;
    }
    case "segment":
      return compileSegment(condition, context);
    case "scenario":
      return compileScenario(condition, context);
    case "message":
      return compileMessage(condition, context);
    case "apicontent":
    case "response":
      assert(false, `a condition over profiles does not ask ${condition.kind}`);
  }
}

function compileGroup({ match, items }: ConditionGroup, context: Compiling): string {
  if (items.length === 0) return "true";
  const joined = items.map((item) => `(${compile(item, context)})`).join(match === "all" ? " AND " : " OR ");
  return match === "none" ? `NOT (${joined})` : joined;
}

function compileSegment({ segmentId, in: isIn }: SegmentTest, context: Compiling): string {
  const meaning = context.segments.get(segmentId);
  const not = isIn ? "" : "NOT ";
  if (meaning === undefined) return `${not}false`;
  if (meaning.kind === "condition") return `${not}(${compile(meaning.condition, context)})`;
  return `${not}EXISTS (SELECT 1 FROM segment_member m WHERE m.shard = p.shard AND m.profile_id = p.id
    AND m.segment_id = ${context.values.add(segmentId, "int")})`;
}

const PASS_TIMES = {
  entered: "entered_at",
  never_entered: "entered_at",
  left: "left_at",
  failed: "failed_at",
} as const;

function compileScenario({ scenarioId, was, days }: ScenarioTest, { values, now }: Compiling): string {
  const since = windowStart(now, days);
  const isSince = (column: string) =>
    days === undefined ? `t.${column} IS NOT NULL` : `t.${column} >= ${values.add(new Date(since), "timestamptz")}`;
  const holds = was === "inside" ? "t.status NOT IN ('ended', 'failed')" : isSince(PASS_TIMES[was]);
  return `${was === "never_entered" ? "NOT " : ""}EXISTS (SELECT 1 FROM task t WHERE t.shard = p.shard
    AND t.profile_id = p.id AND t.scenario_id = ${values.add(scenarioId, "int")} AND ${holds})`;
}

function compileMessage({ event, mailingId, has, days }: MessageTest, { values, now }: Compiling): string {
  const time = MESSAGE_TIMES[event];
  const since = windowStart(now, days);
  const holds = days === undefined ? `${time} IS NOT NULL` : `${time} >= ${values.add(new Date(since), "timestamptz")}`;
  const mailing = mailingId === null ? "" : `AND m.mailing_id = ${values.add(mailingId, "int")} `;
  return `${has ? "" : "NOT "}EXISTS (SELECT 1 FROM message m WHERE m.shard = p.shard AND m.profile_id = p.id
    ${mailing}AND ${holds})`;
}

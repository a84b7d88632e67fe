import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";
import { evaluateContent } from "@/lib/domain/conditions/evaluate-content";
import type { Fact } from "@/lib/domain/facts/fact";
import { defineRuntime, type StepContext } from "@/lib/nodes/define";
import {
  delayedCondition,
  listAwaitedFacts,
  waitMinutes,
  type DelayedConditionSettings,
} from "@/lib/nodes/delayed-condition/definition";
import { leaveByNo } from "@/lib/nodes/leave-by-condition";

const MS_PER_MINUTE = 60_000;

export const delayedConditionRuntime = defineRuntime(delayedCondition, {
  kind: "step",
  step: (context, settings, task) => {
    if (hasHappened(context, settings)) return { kind: "exit", output: "yes" };
    const until = new Date(task.nodeEnteredAt.getTime() + waitMinutes(settings) * MS_PER_MINUTE);
    // Woken by a fact that was not the awaited one, it waits on for the same moment.
    if (until.getTime() > context.now.getTime()) return { kind: "wait", until, awaits: true };
    return settings.awaited === "condition" ? leaveByNo(context, settings.condition) : { kind: "exit", output: "no" };
  },
  awaits: mayEnd,
});

function hasHappened(context: StepContext, settings: DelayedConditionSettings): boolean {
  const { awaited, condition } = settings;
  if (awaited === "condition") return context.evaluate(condition);
  if (awaited === "event") return context.happened.events.some((event) => isAwaited(event, settings));
  return context.happened.letter[awaited];
}

type Event = StepContext["happened"]["events"][number];

function isAwaited({ name, content }: Event, settings: DelayedConditionSettings): boolean {
  return name === settings.event && evaluateContent(settings.content, content);
}

/** Whether a fact may be what is awaited; the step then looks for itself. */
function mayEnd(settings: DelayedConditionSettings, fact: Fact): boolean {
  const { awaited, condition } = settings;
  if (fact.kind === "event") return awaited === "event" && isAwaited(fact, settings);
  if (awaited !== "condition") return fact.kind === "message" && awaited !== "event";
  if (!listAwaitedFacts(condition).includes(fact.kind)) return false;
  const { fields, segments } = readConditionNeeds(condition);
  if (fact.kind !== "profile_changed" || segments.length > 0 || fields === "all") return true;
  return fields.some((name) => Object.hasOwn(fact.fields, name));
}

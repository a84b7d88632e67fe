import type { Condition } from "@/lib/domain/conditions/condition";
import { findDecisiveTest } from "@/lib/domain/conditions/find-decisive-test";
import type { Outcome, StepContext } from "@/lib/nodes/define";

/** Leaves by "yes" when the condition holds, else by "no", where the history keeps which of several tests decided. */
export function leaveByCondition(context: StepContext, condition: Condition): Outcome<"yes" | "no"> {
  return context.evaluate(condition) ? { kind: "exit", output: "yes" } : leaveByNo(context, condition);
}

/** The same for a condition that is known not to hold. */
export function leaveByNo(context: StepContext, condition: Condition): Outcome<"no"> {
  const test = findDecisiveTest(condition, (part) => context.evaluate(part));
  return { kind: "exit", output: "no", ...(test === null ? {} : { detail: { test } }) };
}

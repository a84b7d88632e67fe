import { NO_FACTS } from "@/lib/domain/conditions/condition-facts";
import { evaluateCondition } from "@/lib/domain/conditions/evaluate-condition";
import type { FieldUpdate, StepContext, TaskView } from "@/lib/nodes/define";
import type { JsonObject } from "@/lib/shared/json";

export type StepContextInput = {
  now?: string;
  zone?: string;
  fields?: JsonObject;
  apicontent?: JsonObject;
  /** Moments as `2026-01-15T12:00:00Z`, in ms. */
  opens?: readonly number[];
  /** Gets the updates that the step asks for; answers as the engine would. */
  updateProfile?: (updates: readonly FieldUpdate[]) => ReturnType<StepContext["updateProfile"]>;
};

/** What a step sees, for unit tests of elements: `stepContext({ fields: { email: "a@b.c" } })`. */
export function stepContext(input: StepContextInput = {}): StepContext {
  const fields = input.fields ?? {};
  const apicontent = input.apicontent ?? {};
  return {
    now: new Date(input.now ?? "2026-01-15T12:00:00Z"),
    random: () => 0.5,
    zone: input.zone ?? "UTC",
    profile: { id: 1n, fields },
    subscriptions: [],
    happened: { letter: { delivered: false, opened: false, clicked: false }, events: [] },
    opens: input.opens ?? [],
    evaluate: (condition) => evaluateCondition(condition, { ...NO_FACTS, fields, apicontent }),
    render: (source) => source,
    renderValue: (source) => source,
    changeMembership: () => false,
    changeSubscriptions: () => ({ changed: 0, reason: null }),
    updateProfile: input.updateProfile ?? (() => ({ ok: true })),
  };
}

/** A task as a step sees it, at its first run in an element. */
export function taskView(input: Partial<TaskView> = {}): TaskView {
  const now = new Date("2026-01-15T12:00:00Z");
  return {
    scenarioId: 1,
    passId: 1n,
    nodeId: 1,
    nodeEnteredAt: now,
    enteredAt: now,
    woke: false,
    hops: 0,
    apicontent: {},
    response: {},
    ...input,
  };
}

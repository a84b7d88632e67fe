import { expect, test } from "vitest";
import { getDefinition } from "@/lib/nodes/definitions";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { stepContext, taskView } from "@/lib/testing/step-context";

const settings = { name: "Bought", value: "{apicontent.total}" };

test("a goal is noted with its value, and the profile goes on", () => {
  const context = { ...stepContext(), renderValue: () => 70 };
  const step = getImplementation("goal")?.bind({ settings, version: 1 }).step(context, taskView());
  expect(step).toEqual({ kind: "exit", output: "next", detail: { goal: "Bought", value: 70 } });
});

test("a goal needs a name, and its value is checked as a template", () => {
  const context = {
    fields: [],
    mailings: [],
    scenarios: [],
    resources: [],
    segments: [],
    scenarioId: 1,
    databaseId: 1,
  };
  const check = (changed: object) =>
    getDefinition("goal")?.check({ settings: { ...settings, ...changed }, version: 1 }, context);
  expect(check({ name: "" })).toMatchObject([{ field: "name", message: "Name the goal." }]);
  expect(check({ value: "{lead.nothing}" })).toMatchObject([{ field: "value", level: "error" }]);
  expect(check({})).toEqual([]);
});

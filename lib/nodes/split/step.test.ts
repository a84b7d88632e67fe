import { expect, test } from "vitest";
import { getDefinition } from "@/lib/nodes/definitions";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { stepContext, taskView } from "@/lib/testing/step-context";

const city = (value: string) => ({ kind: "field", field: "_city", is: "equal", value });
const settings = {
  branches: [
    { id: "b7", name: "Paris", condition: city("Paris") },
    { id: "b1", name: "", condition: { kind: "group", match: "any", items: [city("Paris"), city("Rome")] } },
  ],
};
const stored = { settings, version: 1 };
const context = { fields: [], mailings: [], scenarios: [], resources: [], segments: [], scenarioId: 1, databaseId: 1 };

test.each([
  ["Paris", "b7"],
  ["Rome", "b1"],
  ["Oslo", "otherwise"],
])("%s leaves by %s: the first branch that holds", (value, output) => {
  const outcome = getImplementation("split")
    ?.bind(stored)
    .step(stepContext({ fields: { _city: value } }), taskView());
  expect(outcome).toEqual({ kind: "exit", output });
});

test("a branch without a name is called by its place, and all conditions are read", () => {
  const rules = getDefinition("split");
  expect(rules?.outputs(stored).map(({ id, label }) => `${id}: ${label}`)).toEqual([
    "b7: Paris",
    "b1: Branch 2",
    "otherwise: Otherwise",
  ]);
  expect(rules?.needs(stored).fields).toEqual(["_city"]);
});

test("a branch that asks nothing and an output that stands twice are named", () => {
  const empty = { id: "b7", name: "", condition: { kind: "group", match: "all", items: [] } };
  const issues = getDefinition("split")?.check(
    { settings: { branches: [settings.branches[0] ?? empty, empty] }, version: 1 },
    context,
  );
  expect(issues?.map(({ field }) => field)).toEqual(expect.arrayContaining(["branches.1.condition", "branches.1.id"]));
});

import { expect, test } from "vitest";
import { getDefinition } from "@/lib/nodes/definitions";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { stepContext, taskView } from "@/lib/testing/step-context";

const context = { fields: [], mailings: [], scenarios: [], resources: [], segments: [], scenarioId: 1, databaseId: 1 };
const total = { kind: "apicontent", path: "order.total", is: "greater", value: 50 };
const settings = { condition: { kind: "group", match: "all", items: [total] } };

test.each([
  [{ order: { total: 70 } }, "yes"],
  [{ order: { total: 20 } }, "no"],
  [{}, "no"],
])("apicontent %j leaves by %s", (apicontent, output) => {
  const step = getImplementation("apicontent-filter")?.bind({ settings, version: 1 });
  expect(step?.step(stepContext({ apicontent }), taskView())).toEqual({ kind: "exit", output });
});

test("it asks about apicontent only", () => {
  const condition = { kind: "group", match: "all", items: [{ kind: "field", field: "_city", is: "is_set" }] };
  const issues = getDefinition("apicontent-filter")?.check({ settings: { condition }, version: 1 }, context);
  expect(issues).toMatchObject([{ field: "condition", message: "Only values of apicontent can be asked here." }]);
  expect(getDefinition("apicontent-filter")?.check({ settings, version: 1 }, context)).toEqual([]);
});

import { expect, test } from "vitest";
import { getDefinition } from "@/lib/nodes/definitions";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { stepContext, taskView } from "@/lib/testing/step-context";

const context = { fields: [], mailings: [], scenarios: [], resources: [], segments: [], scenarioId: 1, databaseId: 1 };
const makeSettings = (...shares: number[]) => ({
  variants: shares.map((share, index) => ({ id: `v${index + 1}`, name: "", share })),
});
const PROFILES = 20_000;

function outputsOf(settings: ReturnType<typeof makeSettings>, nodeId = 1): string[] {
  const bound = getImplementation("ab-split")?.bind({ settings, version: 1 });
  return Array.from({ length: PROFILES }, (_, index) => {
    const profile = { id: BigInt(index), fields: {} };
    const outcome = bound?.step({ ...stepContext(), profile }, taskView({ nodeId }));
    return outcome?.kind === "exit" ? outcome.output : "";
  });
}

test("each variant gets its share, and a profile always the same one", () => {
  const outputs = outputsOf(makeSettings(10, 60, 30));
  const count = (output: string) => outputs.filter((one) => one === output).length / PROFILES;
  // Five standard deviations of a fair draw are under 0.018.
  expect(Math.abs(count("v1") - 0.1)).toBeLessThan(0.018);
  expect(Math.abs(count("v2") - 0.6)).toBeLessThan(0.018);
  expect(Math.abs(count("v3") - 0.3)).toBeLessThan(0.018);
  expect(outputsOf(makeSettings(10, 60, 30))).toEqual(outputs);
});

test("other shares move only those who must, and another element deals anew", () => {
  const before = outputsOf(makeSettings(50, 50));
  const after = outputsOf(makeSettings(60, 40));
  expect(before.every((output, index) => output === "v2" || after[index] === "v1")).toBe(true);
  const other = outputsOf(makeSettings(50, 50), 2);
  const same = before.filter((output, index) => output === other[index]).length / PROFILES;
  expect(Math.abs(same - 0.5)).toBeLessThan(0.018);
});

test("nobody takes a way whose share is nothing, the last one included", () => {
  expect(new Set(outputsOf(makeSettings(0, 100, 0)))).toEqual(new Set(["v2"]));
});

test.each([
  [[50, 40], "variants", "90 %"],
  [[101, -1], "variants.0.share", "at most 100 %"],
  [[33.5, 66.5], "variants.0.share", "whole number"],
  [[100], "variants", "at least two"],
])("shares %j are refused at %s", (shares, field, words) => {
  const issues = getDefinition("ab-split")?.check({ settings: makeSettings(...shares), version: 1 }, context);
  expect(issues?.find((issue) => issue.field === field)?.message).toContain(words);
});

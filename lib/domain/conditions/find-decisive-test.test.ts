import fc from "fast-check";
import { expect, test } from "vitest";
import type { Condition } from "@/lib/domain/conditions/condition";
import { findDecisiveTest } from "@/lib/domain/conditions/find-decisive-test";

const part = (field: string): Condition => ({ kind: "field", field, is: "is_set" });
const group = (match: "all" | "any" | "none", holding: readonly boolean[]) => {
  const items = holding.map((_, index) => part(String(index)));
  const holds = (item: Condition) => item.kind === "field" && holding[Number(item.field)] === true;
  return findDecisiveTest({ kind: "group", match, items }, holds);
};

test("of all tests the first that does not hold decides, of none the first that holds", () => {
  expect(group("all", [true, false, false])).toBe(1);
  expect(group("none", [false, false, true, true])).toBe(2);
});

test("the whole decides where nothing of any holds, and where there is one test alone", () => {
  expect(group("any", [false, false])).toBeNull();
  expect(group("all", [false])).toBeNull();
  expect(findDecisiveTest(part("0"), () => false)).toBeNull();
});

test("the part that is named did what makes the group fail, and none before it did", () => {
  fc.assert(
    fc.property(fc.constantFrom("all" as const, "none" as const), fc.array(fc.boolean()), (match, holding) => {
      const index = group(match, holding);
      const wanted = match === "all";
      if (index !== null) expect(holding.findIndex((one) => one !== wanted)).toBe(index);
    }),
  );
});

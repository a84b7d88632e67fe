import { expect, test } from "vitest";
import { describeOperation } from "@/components/scenario-operations/describe-operation";
import type { ScenarioOperation } from "@/lib/contracts/scenario-operations";

const AT = "2026-03-02T10:00:00.000Z";
const sending: ScenarioOperation = {
  ...{
    id: "1",
    kind: "enter",
    state: "running",
    done: 1500,
    total: 3000,
    entered: 1500,
    population: "VIP",
    note: null,
  },
  ...{ createdAt: AT, updatedAt: AT },
};

test("how far the sending is, and how it ended, is said with numbers", () => {
  const say = (change: Partial<ScenarioOperation>) => describeOperation({ ...sending, ...change });
  expect(say({})).toBe("Sending VIP: 1,500 of 3,000");
  expect(say({ total: null })).toBe("Sending VIP: 1,500");
  expect(say({ state: "done", done: 3000, entered: 2990 })).toBe(
    "Sent VIP: 2,990 entered, 10 kept out by the reentry mode",
  );
  expect(say({ state: "halted", note: "The scenario was stopped." })).toBe(
    "Sending VIP ended after 1,500 of 3,000: 1,500 entered. The scenario was stopped.",
  );
  expect(say({ state: "cancelled" })).toContain("It was cancelled.");
  expect(say({ kind: "remove", done: 12, population: null, total: null })).toBe("Profiles are being removed: 12");
});

import { expect, test } from "vitest";
import type { PassHistory } from "@/lib/contracts/profiles";
import type { JsonObject } from "@/lib/shared/json";
import { describePassLine } from "./describe-pass-line";

type Line = PassHistory["lines"][number];
const at = "2026-03-01T09:00:00.000Z";
const step = (kind: string, output: string | null, detail: JsonObject): Line => ({
  ...{ at, nodeId: 1, nodeTitle: "Element", attempt: null },
  event: { kind, output, detail, failed: null },
});
const tried = (change: Partial<NonNullable<Line["attempt"]>>): Line => ({
  ...{ at, nodeId: 1, nodeTitle: "Element", event: null },
  attempt: {
    ...{ attempt: 2, durationMs: 1200, status: 503, outcome: "answer", target: "POST https://crm.test/", excerpt: "" },
    ...change,
  },
});

test.each([
  [step("left", "Yes", {}), "Left by “Yes”", null, "neutral"],
  [step("left", "Next", { goal: "Bought", value: 70 }), "Left by “Next”", "Goal “Bought”, worth 70.", "neutral"],
  [
    step("left", "Not sent", { reason: "not_subscribed" }),
    "Left by “Not sent”",
    "Not subscribed to the resource.",
    "neutral",
  ],
  [
    step("letter_hard_bounced", null, { reason: "550 no such box" }),
    "The letter came back for good",
    "550 no such box.",
    "danger",
  ],
  [
    step("letter_waits", null, { reason: "sender_limit" }),
    "The letter waits",
    "The sender’s limit is reached: it waits for its turn.",
    "neutral",
  ],
  [
    step("left", "Error", { status: 503, message: "The answer was 503.", attempts: 4 }),
    "Left by “Error”",
    "The answer was 503.",
    "neutral",
  ],
  [step("left", "Success", { status: 200 }), "Left by “Success”", "Answered 200.", "neutral"],
  [
    step("left", "Error", { field: "age", message: "is not a number" }),
    "Left by “Error”",
    "Field “age” is not a number.",
    "neutral",
  ],
  [step("left", "Next", { changed: 2, reason: null }), "Left by “Next”", "2 subscriptions changed.", "neutral"],
  [step("left", "Next", { changed: false }), "Left by “Next”", "It was so already.", "neutral"],
  [step("left", "Next", { skipped: true }), "Left by “Next”", "Skipped by hand.", "neutral"],
  [step("exited", null, { reason: "jump", scenarioId: 5 }), "Left the scenario", "Went on in scenario #5.", "success"],
  [
    step("removed", null, { reason: "scenario stopped" }),
    "Taken out of the scenario",
    "The scenario was stopped.",
    "neutral",
  ],
  [step("failed", null, { code: "x", message: "It is broken." }), "Failed", "It is broken.", "danger"],
  [tried({}), "Try 2: POST https://crm.test/, status 503 after 1,200 ms", null, "danger"],
  [tried({ status: 200, excerpt: "{}" }), "Try 2: POST https://crm.test/, status 200 after 1,200 ms", "{}", "success"],
])("%#: a line says what happened and how good that is", (...[line, text, more, tone]) => {
  expect(describePassLine(line)).toEqual({ text, more, tone });
});

test("a wait says until when", () => {
  expect(describePassLine(step("waited", null, { until: at }))).toMatchObject({ text: "Waits", until: at });
});

test("a condition says which test did not hold, or held where none may, by the names of what is asked", () => {
  const names = {
    ...{ resources: [], scenarios: [], mailings: [], segments: [{ id: 3, name: "Buyers" }] },
    fields: [
      {
        ...{ name: "_city", label: "City", type: "string" as const, standard: true },
        ...{ required: false, isKey: false, isUnique: false },
      },
    ],
  };
  const leftBy = (failed: NonNullable<Line["event"]>["failed"]): Line => ({
    ...{ at, nodeId: 1, nodeTitle: "Element", attempt: null },
    event: { kind: "left", output: "No", detail: { test: 0 }, failed },
  });
  const city = { kind: "field" as const, field: "_city", is: "equal" as const, value: "Paris" };
  expect(describePassLine(leftBy({ test: city, held: false }), names).more).toBe("Did not hold: City equals Paris.");
  const buyer = { kind: "segment" as const, segmentId: 3, in: true };
  expect(describePassLine(leftBy({ test: buyer, held: true }), names).more).toBe(
    "Held, and nothing of it may: in Buyers.",
  );
});

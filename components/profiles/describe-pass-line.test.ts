import { expect, test } from "vitest";
import type { PassHistory } from "@/lib/contracts/profiles";
import type { JsonObject } from "@/lib/shared/json";
import { describePassLine } from "./describe-pass-line";

type Line = PassHistory["lines"][number];
const at = "2026-03-01T09:00:00.000Z";
const step = (kind: string, output: string | null, detail: JsonObject): Line => ({
  ...{ at, nodeId: 1, nodeTitle: "Element", attempt: null },
  event: { kind, output, detail },
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
  [step("left", "Next", { goal: "Bought", value: 70 }), "Left by “Next”", "goal Bought, value 70", "neutral"],
  [
    step("left", "Not sent", { reason: "not_subscribed" }),
    "Left by “Not sent”",
    "because Not subscribed to the resource",
    "neutral",
  ],
  [
    step("letter_hard_bounced", null, { reason: "550 no such box" }),
    "The letter came back for good",
    "because 550 no such box",
    "danger",
  ],
  [
    step("letter_waits", null, { reason: "sender_limit" }),
    "The letter waits",
    "because The sender’s limit is reached: it waits for its turn",
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

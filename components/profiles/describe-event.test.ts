import { expect, test } from "vitest";
import { describeEvent } from "@/components/profiles/describe-event";
import type { JsonObject } from "@/lib/shared/json";

const names = {
  fieldOf: (name: string) => (name === "_fname" ? "First name" : null),
  resourceOf: (id: number) => (id === 7 ? "Newsletter" : null),
};
const told = (kind: string, detail: JsonObject) =>
  describeEvent({ id: "1", at: "2026-03-01T09:00:00.000Z", source: "API", kind, detail }, names);

test("the History speaks the names of fields and resources, not those of the database", () => {
  expect(told("changed", { fields: { _fname: { from: null, to: "Ann" }, gone: { from: 1, to: 2 } } })).toEqual({
    title: "Fields changed",
    lines: ["First name: – → Ann", "gone: 1 → 2"],
  });
  const detail = { channel: "email", address: "a@b.c", from: "subscribed", to: "hard_bounced", priority: 0 };
  expect(told("subscription_changed", { ...detail, resourceId: 7, messageId: "9" })).toEqual({
    title: "Subscription changed",
    lines: ["Newsletter, a@b.c, Subscribed → Hard bounced"],
  });
  expect(told("subscription_added", { ...detail, resourceId: 8, from: null, to: "subscribed" }).lines).toEqual([
    "Resource #8, a@b.c, Subscribed",
  ]);
  expect(told("event", { name: "order_paid", content: { total: 12 } })).toEqual({
    title: "Event “order_paid”",
    lines: ["total: 12"],
  });
});

test("a goal is told with its name, and with what it was worth where that is known", () => {
  expect(told("goal", { goal: "Bought", value: "54" })).toEqual({
    title: "Goal “Bought” reached",
    lines: ["Value: 54"],
  });
  expect(told("goal", { goal: "Booked", value: null }).lines).toEqual([]);
});

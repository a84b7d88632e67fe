import { expect, test } from "vitest";
import { describeEvent } from "@/components/profiles/describe-event";
import type { JsonObject } from "@/lib/shared/json";

const FIELDS = [
  { name: "_fname", label: "First name", type: "string" as const },
  { name: "next_visit", label: "Next visit", type: "datetime" as const },
  { name: "renewal", label: "", type: "date" as const },
];
const names = {
  zone: "Asia/Tokyo",
  fieldOf: (name: string) => FIELDS.find((field) => field.name === name) ?? null,
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

test("a moment is told by the account's clock, a day as it is, and what is neither as it stands", () => {
  const fields = {
    next_visit: { from: "2026-03-01T20:30:00.000Z", to: "soon" },
    renewal: { from: null, to: "2026-12-31" },
  };
  expect(told("changed", { fields }).lines).toEqual([
    "Next visit: 2 Mar 2026, 05:30 → soon",
    "renewal: – → 31 Dec 2026",
  ]);
  expect(told("created", { fields: { next_visit: "2026-03-01T00:00:00Z" } }).lines).toEqual([
    "Next visit: 1 Mar 2026, 09:00",
  ]);
});

test("a goal is told with its name, and with what it was worth where that is known", () => {
  expect(told("goal", { goal: "Bought", value: "54" })).toEqual({
    title: "Goal “Bought” reached",
    lines: ["Value: 54"],
  });
  expect(told("goal", { goal: "Booked", value: null }).lines).toEqual([]);
});

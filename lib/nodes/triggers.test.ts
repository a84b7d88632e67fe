import { expect, test } from "vitest";
import type { Fact } from "@/lib/domain/facts/fact";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { Json, JsonObject } from "@/lib/shared/json";
import { stepContext } from "@/lib/testing/step-context";

type Asked = { type: string; settings: JsonObject; fact: Fact; fields?: JsonObject };

function matches({ type, settings, fact, fields = {} }: Asked): boolean {
  const bound = getImplementation(type)?.bind({ settings, version: 1 });
  if (!bound?.match) throw new Error(`${type} is no trigger`);
  expect(bound.listens).toContain(fact.kind);
  return bound.match(stepContext({ fields }), fact);
}

const ANY: JsonObject = { kind: "group", match: "all", items: [] };
const imported = (how: "by_hand" | "api" | "file" | "scenario", created: boolean): Fact => ({
  kind: "profile_changed",
  how,
  created,
  fields: {},
});

test("who is imported, and from where, decides about a start", () => {
  const cases = [
    ["any", "new", imported("api", true), true],
    ["any", "new", imported("api", false), false],
    ["any", "all", imported("file", false), true],
    ["by_hand", "all", imported("by_hand", true), true],
    ["by_hand", "all", imported("api", true), false],
    // What an element changes is no import.
    ["any", "all", imported("scenario", false), false],
  ] as const;
  for (const [source, profiles, fact, expected] of cases) {
    const settings = { source, profiles, condition: ANY };
    expect([source, profiles, fact, matches({ type: "import-trigger", settings, fact })]).toEqual([
      ...[source, profiles, fact, expected],
    ]);
  }
});

test("an import starts only profiles for which the condition holds", () => {
  const condition: JsonObject = { kind: "field", field: "_city", is: "equal", value: "Paris" };
  const asked = { type: "import-trigger", settings: { source: "any", profiles: "new", condition } };
  const fact = imported("api", true);
  expect(matches({ ...asked, fact, fields: { _city: "Paris" } })).toBe(true);
  expect(matches({ ...asked, fact, fields: { _city: "Rome" } })).toBe(false);
});

const changed = (field: string, from: Json, to: Json): Fact => ({
  ...{ kind: "profile_changed", how: "api", created: false },
  fields: { [field]: { from, to } },
});

test("the field, what it was and what it is decide about a start", () => {
  const cases: [JsonObject, Fact, boolean][] = [
    [{}, changed("points", 1, 2), true],
    [{}, changed("note", 1, 2), false],
    [{ toIs: "equal", to: 2 }, changed("points", 1, 2), true],
    [{ toIs: "equal", to: 2 }, changed("points", 1, 3), false],
    [{ fromIs: "equal", from: "1" }, changed("points", 1, 3), true],
    [{ fromIs: "equal", from: "1" }, changed("points", 2, 3), false],
    [{ fromIs: "is_not_set" }, changed("points", null, 3), true],
    [{ fromIs: "is_not_set" }, changed("points", 1, 3), false],
    [{ toIs: "is_not_set" }, changed("points", 1, null), true],
    [{ toIs: "equal", to: "2026-01-01T10:00:00Z" }, changed("points", null, "2026-01-01T10:00:00.000Z"), true],
  ];
  for (const [more, fact, expected] of cases) {
    const settings = { field: "points", fromIs: "any", from: "", toIs: "any", to: "", ...more };
    expect([more, fact, matches({ type: "field-trigger", settings, fact })]).toEqual([more, fact, expected]);
  }
});

const subscription = { kind: "subscription_changed", resourceId: 5, channel: "email", address: "a@x.com" } as const;
const added: Fact = { ...subscription, from: null, to: "subscribed" };
const ended: Fact = { ...subscription, from: "subscribed", to: "unsubscribed" };

test("resource, channel, kind of change and new status decide about a start", () => {
  const cases: [JsonObject, Fact, boolean][] = [
    [{}, added, true],
    [{ change: "added" }, added, true],
    [{ change: "added" }, ended, false],
    [{ change: "changed" }, added, false],
    [{ change: "changed" }, ended, true],
    [{ statuses: ["unsubscribed", "complained"] }, ended, true],
    [{ statuses: ["unsubscribed"] }, added, false],
    [{ resourceId: 6 }, added, false],
    [{ channel: "sms" }, added, false],
  ];
  for (const [more, fact, expected] of cases) {
    const settings = { resourceId: 5, channel: "email", change: "any", statuses: [], ...more };
    expect([more, fact, matches({ type: "subscription-trigger", settings, fact })]).toEqual([more, fact, expected]);
  }
});

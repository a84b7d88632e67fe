import fc from "fast-check";
import type { Graph, GraphNode } from "@/lib/domain/scenario/graph";
import type { Numbers, OtherName } from "@/lib/testing/engine-plan-others";
import { findOther, OTHER_NAMES } from "@/lib/testing/engine-plan-others";
import { graphOf, node } from "@/lib/testing/engine-world";

/** An element of a random scenario, said in a few words that both the engine's graph and the plain interpreter are made from. */
export type PlannedNode =
  | { type: "condition"; asks: "paris" | "few visits" | "word" }
  | { type: "update"; does: "city" | "visit" | "from answer" | "wrong" | "key" }
  | { type: "pause"; minutes: number }
  | { type: "jump"; to: number }
  | { type: "http" }
  | { type: "send" }
  | { type: "other"; is: OtherName }
  | { type: "exit" };

/** Elements 1, 2, … and where each output leads: `3.yes` → 5; an output that is not named is an open end. */
export type Plan = { nodes: readonly PlannedNode[]; links: ReadonlyMap<string, number> };

/** An element that changes something and the one that asks for it, or an element alone. */
type Group = readonly PlannedNode[];

const GROUPS_MAX = 6;
/** A Multi-way split has three; a pair, four at most. */
const OUTPUTS_MAX = 4 * GROUPS_MAX + 1;
const PICKS = 15;
const MINUTES_MAX = 1_400;
const OUTPUTS: Record<Exclude<PlannedNode["type"], "other">, readonly string[]> = {
  condition: ["yes", "no"],
  update: ["next", "error"],
  pause: ["next"],
  jump: [],
  http: ["success", "error"],
  send: ["sent", "not_sent"],
  exit: [],
};

const other = (is: OtherName): PlannedNode => ({ type: "other", is });
const asks = (what: "paris" | "few visits"): PlannedNode => ({ type: "condition", asks: what });
/** Left to chance, hardly any way of thirty runs changes a thing and looks at it before something else has changed it. */
const PAIRS: readonly Group[] = [
  [other("subscribe"), other("is subscribed")],
  [other("unsubscribe"), other("is subscribed")],
  [other("list"), other("is listed")],
  [other("unlist"), other("is listed")],
  [other("unset city"), asks("paris")],
  [{ type: "update", does: "city" }, asks("paris")],
  [{ type: "update", does: "from answer" }, asks("paris")],
  [{ type: "update", does: "visit" }, asks("few visits")],
];

/** Random scenarios that jump to each other; any link is allowed, circles too. */
export function plansArbitrary(count: number): fc.Arbitrary<Plan[]> {
  return fc.array(planArbitrary(count), { minLength: count, maxLength: count });
}

function planArbitrary(count: number): fc.Arbitrary<Plan> {
  const nodeArbitrary = fc.oneof(
    fc.record({ type: fc.constant("condition" as const), asks: fc.constantFrom("paris", "few visits", "word") }),
    fc.record({
      type: fc.constant("update" as const),
      does: fc.constantFrom("city", "visit", "from answer", "wrong", "key"),
    }),
    fc.record({ type: fc.constant("pause" as const), minutes: fc.integer({ min: 1, max: MINUTES_MAX }) }),
    fc.record({ type: fc.constant("jump" as const), to: fc.nat(count - 1) }),
    fc.record({ type: fc.constantFrom("http" as const, "send" as const, "exit" as const) }),
    { arbitrary: fc.record({ type: fc.constant("other" as const), is: fc.constantFrom(...OTHER_NAMES) }), weight: 5 },
  );
  const groupArbitrary = fc.oneof(
    { arbitrary: nodeArbitrary.map((one): Group => [one]), weight: 1 },
    { arbitrary: fc.constantFrom(...PAIRS), weight: 1 },
  );
  // What everybody meets first is a pair, so that thirty runs meet each of them.
  const groups = fc
    .tuple(fc.constantFrom(...PAIRS), fc.array(groupArbitrary, { minLength: 1, maxLength: GROUPS_MAX - 1 }))
    .map(([first, others]) => [first, ...others]);
  const picks = fc.array(fc.nat(PICKS), { minLength: OUTPUTS_MAX, maxLength: OUTPUTS_MAX });
  return fc.tuple(groups, picks).map(([list, chosen]) => ({ nodes: list.flat(), links: link(list, chosen) }));
}

function listOutputs(planned: PlannedNode): readonly string[] {
  return planned.type === "other" ? findOther(planned.is).outputs : OUTPUTS[planned.type];
}

/** One pick in so many leaves its output open; who has changed something is asked at once. */
function link(groups: readonly Group[], picks: readonly number[]): Map<string, number> {
  const nodes = groups.flat();
  const outputs = ["0.next", ...nodes.flatMap((one, n) => listOutputs(one).map((output) => `${n + 1}.${output}`))];
  const isOpen = (n: number) => picks[n] === PICKS;
  const links = outputs.map((output, n): [string, number] => {
    return [output, n === 0 ? 1 : 1 + ((picks[n] ?? 0) % nodes.length)];
  });
  return new Map([...links.filter((_, n) => !isOpen(n)), ...linkPairs(groups)]);
}

function linkPairs(groups: readonly Group[]): [string, number][] {
  let id = 0;
  return groups.flatMap((group): [string, number][] => {
    id += group.length;
    return group.length === 1 ? [] : [[`${id - 1}.next`, id]];
  });
}

/** The plan as the editor would save it. */
export function toGraph(plan: Plan, numbers: Numbers): Graph {
  const links = [...plan.links].map(([from, to]) => `${from}>${to}`);
  return graphOf(
    plan.nodes.map((planned, n) => toNode(n + 1, planned, numbers)),
    ...links,
  );
}

const CONDITIONS = {
  paris: { kind: "field", field: "_city", is: "equal", value: "Paris" },
  "few visits": { kind: "field", field: "visits", is: "less", value: 2 },
  word: { kind: "apicontent", path: "word", is: "equal", value: "open" },
};
const set = (field: string, value: string) => ({ field, action: "set", value });
const UPDATES = {
  city: [set("_city", "Paris")],
  visit: [{ field: "visits", action: "incr", value: "1" }],
  "from answer": [set("note", "{response.city}"), set("_city", "{response.city}")],
  // The first half of it must not be kept.
  wrong: [set("_city", "Oslo"), set("visits", "many")],
  key: [set("ref", "{apicontent.ref}")],
};
const CALL = {
  ...{ method: "GET", headers: [], contentType: "json", body: "", timeoutSeconds: 5, retries: 10 },
  ...{ success: [{ from: 200, to: 299 }], mapping: [{ name: "city", path: "$.city" }] },
};

function toNode(id: number, planned: PlannedNode, numbers: Numbers): GraphNode {
  const { index, scenarioIds, mailingId } = numbers;
  if (planned.type === "other") {
    const { type, make } = findOther(planned.is);
    return node(id, type, make(numbers));
  }
  switch (planned.type) {
    case "condition":
      return node(id, "condition", { condition: CONDITIONS[planned.asks] });
    case "update":
      return node(id, "update-profile", { updates: UPDATES[planned.does] });
    case "pause":
      return node(id, "pause", {
        ...{ mode: "duration", days: 0, hours: 0, minutes: planned.minutes },
        ...{ date: "", weekdays: [], time: "", zone: "account" },
      });
    case "jump":
      return node(id, "jump", { scenarioId: scenarioIds[planned.to] ?? 0, passApicontent: true });
    case "http":
      return node(id, "http-call", { ...CALL, url: `http://x.example/${index}/${id}/{apicontent.n}/{lead.visits}` });
    case "send":
      return node(id, "send-email", { mailingId });
    case "exit":
      return node(id, "exit", { reason: "" });
  }
}

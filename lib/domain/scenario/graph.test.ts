import { expect, test } from "vitest";
import { joinNeeds } from "@/lib/domain/conditions/needs";
import { compileGraph } from "@/lib/domain/scenario/compile-graph";
import type { Graph, GraphNode } from "@/lib/domain/scenario/graph";
import { makeEmptyGraph } from "@/lib/domain/scenario/graph";
import { validateGraph } from "@/lib/domain/scenario/validate-graph";
import { getDefinition } from "@/lib/nodes/definitions";
import type { ValidateContext } from "@/lib/nodes/define";
import type { JsonObject } from "@/lib/shared/json";

const context: ValidateContext = {
  fields: [],
  mailings: [],
  scenarios: [],
  resources: [],
  segments: [],
  scenarioId: 1,
  databaseId: 1,
};
const check = (graph: Graph) => validateGraph(graph, { rulesOf: getDefinition, context });

function node(id: number, type: string, settings: JsonObject = {}): GraphNode {
  return { id, type, title: "", position: { x: 0, y: 0 }, settings, version: 1 };
}

const EXIT = node(1, "exit", { reason: "" });
const whole: Graph = {
  nodes: [...makeEmptyGraph().nodes, EXIT],
  edges: [{ from: 0, output: "next", to: 1 }],
};

test("a linked start and an exit have nothing wrong", () => {
  expect(check(whole)).toEqual([]);
});

test("a start that leads nowhere forbids to save", () => {
  expect(check(makeEmptyGraph())).toMatchObject([{ nodeId: 0, field: "output:next", blocks: "save" }]);
});

test("without Default profile capture a scenario cannot be saved", () => {
  expect(check({ nodes: [], edges: [] })).toMatchObject([{ nodeId: null, blocks: "save" }]);
});

test("two elements with one number cannot be saved", () => {
  const issues = check({ ...whole, nodes: [...whole.nodes, EXIT] });
  expect(issues.filter((issue) => issue.blocks === "save")).toHaveLength(1);
});

test.each<[string, Graph]>([
  ["an unknown type", { ...whole, nodes: [...makeEmptyGraph().nodes, node(1, "magic")] }],
  ["a link to a missing element", { ...whole, edges: [...whole.edges, { from: 0, output: "next", to: 99 }] }],
  ["a link from a missing element", { ...whole, edges: [...whole.edges, { from: 99, output: "next", to: 1 }] }],
  ["a link from an output that is not there", { ...whole, edges: [...whole.edges, { from: 0, output: "x", to: 1 }] }],
  ["a link into a start", { ...whole, edges: [{ from: 0, output: "next", to: 0 }] }],
  ["settings that do not parse", { ...whole, nodes: [...makeEmptyGraph().nodes, node(1, "pause")] }],
])("%s forbids to activate, not to save", (_name, graph) => {
  const errors = check(graph).filter((issue) => issue.level === "error");
  expect(errors.length).toBeGreaterThan(0);
  expect(new Set(errors.map((issue) => issue.blocks))).toEqual(new Set(["activate"]));
});

test("an element that nobody can come to is a warning", () => {
  const issues = check({ ...whole, nodes: [...whole.nodes, node(2, "exit", { reason: "" })] });
  expect(issues).toMatchObject([{ nodeId: 2, level: "warning" }]);
  expect(issues[0]?.blocks).toBeUndefined();
});

test("a note is reached by nobody and misses nothing; a link to it is a fault", () => {
  const noted = { ...whole, nodes: [...whole.nodes, node(2, "note", { text: "Why" })] };
  expect(check(noted)).toEqual(check(whole));
  const linked = check({ ...noted, edges: [...noted.edges.slice(1), { from: 0, output: "next", to: 2 }] });
  expect(linked.map(({ message }) => message).join()).toContain("leads to a note");
});

test("a compiled graph knows the next element of each output and all that is read", () => {
  const compiled = compileGraph(whole, (one) => ({
    step: one.id,
    needs: joinNeeds({ fields: one.id === 0 ? ["b", "a"] : ["a"], subscriptions: one.id === 1 }),
  }));
  expect(compiled.nodes.get(0)?.next.get("next")).toBe(1);
  expect(compiled.nodes.get(1)?.next.size).toBe(0);
  expect(compiled.needs).toMatchObject({ fields: ["a", "b"], subscriptions: true });
});

test("one element that reads everything makes the scenario read everything", () => {
  const compiled = compileGraph(whole, (one) => ({
    step: one.id,
    needs: joinNeeds({ fields: one.id === 0 ? "all" : ["a"] }),
  }));
  expect(compiled.needs.fields).toBe("all");
});

test("an Error that leads nowhere is a warning; linked, or an ordinary output that ends the pass, is none", () => {
  const call = node(2, "update-profile", { updates: [{ field: "x", action: "unset", value: "" }] });
  const of = (edges: Graph["edges"]) =>
    check({ nodes: [...whole.nodes, call], edges: [{ from: 0, output: "next", to: 2 }, ...edges] }).filter(
      ({ nodeId, field }) => nodeId === 2 && field.startsWith("output:"),
    );
  expect(of([])).toMatchObject([{ field: "output:error", level: "warning" }]);
  expect(of([])[0]?.message).toContain("leads nowhere");
  expect(of([{ from: 2, output: "error", to: 1 }])).toEqual([]);
});

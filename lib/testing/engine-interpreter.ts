import type { Plan, PlannedNode } from "@/lib/testing/engine-plan";
import type { State, Step } from "@/lib/testing/engine-plan-others";
import { findOther } from "@/lib/testing/engine-plan-others";

/** A profile as it enters. */
export type Person = { n: number; city: string; word: string; isSubscribed: boolean };

/**
 * What the plain interpreter says: the history of each pass in order, and how many waits and answers that took,
 * and what the profile is like in the end.
 */
export type Interpreted = {
  passes: { index: number; lines: string[] }[];
  blocks: number;
  isOver: boolean;
  city: string;
  visits: number;
};

/** What another system answers to this path; `city` null = an answer that is no success. */
export function answerAt(path: string): { city: string | null; stumbles: boolean } {
  let hash = 7;
  for (const char of path) hash = (hash * 31 + char.charCodeAt(0)) % 100_003;
  const city = hash % 4 === 0 ? null : hash % 2 === 0 ? "Paris" : "Rome";
  return { city, stumbles: city !== null && hash % 3 === 0 };
}

/** How the mail server takes a letter to the n-th person. */
export function isRefused(n: number): boolean {
  return n % 4 === 1;
}

const STEPS_MAX = 1_000;
const HOPS_MAX = 20;
const BLOCKS_MAX = 300;

/** Walks a person through the scenarios, one element after the other, from the first plan's start until the last pass ends. */
export function interpret(plans: readonly Plan[], person: Person): Interpreted {
  const result: Walked = { passes: [], blocks: 0, isOver: true };
  const { city, word, isSubscribed } = person;
  const state: State = { city, word, isSubscribed, isListed: false, visits: 0, answer: "", steps: 0 };
  let next: number | undefined = 0;
  for (let hops = 0; next !== undefined; hops += 1) {
    const plan: Plan | undefined = plans[next];
    if (!plan) throw new Error("there is no such plan");
    next = walkPass(result, { plan, index: next, hops, state, person });
  }
  return { ...result, city: state.city, visits: state.visits };
}

type Walked = Pick<Interpreted, "passes" | "blocks" | "isOver">;
type Pass = { plan: Plan; index: number; hops: number; state: State; person: Person };

/** One pass; returns the scenario that it jumps to. */
function walkPass(result: Walked, pass: Pass): number | undefined {
  const lines = ["entered 0"];
  result.passes.push({ index: pass.index, lines });
  pass.state.answer = "";
  pass.state.steps = 0;
  for (let id = 0; ;) {
    if (result.blocks >= BLOCKS_MAX) {
      result.isOver = false;
      return undefined;
    }
    const step: Step = pass.state.steps >= STEPS_MAX ? { end: "failed" } : runNode(id, pass);
    if ("end" in step) {
      lines.push(`${step.end} ${id}`);
      return step.to;
    }
    result.blocks += step.blocks ?? 0;
    if (step.note) lines.push(`${step.note} ${id}`);
    lines.push(`left ${id} ${step.output}`);
    const to = pass.plan.links.get(`${id}.${step.output}`);
    if (to === undefined) {
      lines.push(`exited ${id}`);
      return undefined;
    }
    id = to;
  }
}

function runNode(id: number, pass: Pass): Step {
  const planned = pass.plan.nodes[id - 1];
  pass.state.steps += 1;
  if (!planned) return { output: "next" };
  return planned.type === "other" ? findOther(planned.is).run(pass.state) : runPlanned(id, planned, pass);
}

function runPlanned(id: number, planned: Exclude<PlannedNode, { type: "other" }>, pass: Pass): Step {
  if (planned.type === "condition") return { output: holds(planned.asks, pass) ? "yes" : "no" };
  if (planned.type === "update") return update(planned.does, pass.state);
  if (planned.type === "http") return call(id, pass);
  if (planned.type === "send") return send(pass);
  if (planned.type === "exit") return { end: "exited" };
  if (planned.type === "jump") return pass.hops >= HOPS_MAX ? { end: "failed" } : { end: "exited", to: planned.to };
  // After a wait the element is run once more.
  pass.state.steps = 1;
  return { output: "next", note: "waited", blocks: 1 };
}

function holds(asks: Extract<PlannedNode, { type: "condition" }>["asks"], { state, person }: Pass): boolean {
  if (asks === "paris") return state.city === "Paris";
  return asks === "word" ? person.word === "open" : state.visits < 2;
}

function update(does: Extract<PlannedNode, { type: "update" }>["does"], state: State): Step {
  if (does === "wrong") return { output: "error" };
  if (does === "city") state.city = "Paris";
  if (does === "visit") state.visits += 1;
  if (does === "from answer") state.city = state.answer;
  return { output: "next" };
}

function call(id: number, { index, state, person }: Pass): Step {
  const { city, stumbles } = answerAt(`/${index}/${id}/${person.n}/${state.visits}`);
  state.steps = 0;
  if (city === null) return { output: "error", blocks: 1 };
  state.answer = city;
  return { output: "success", blocks: stumbles ? 2 : 1 };
}

function send({ state, person }: Pass): Step {
  if (!state.isSubscribed) return { output: "not_sent" };
  state.steps = 0;
  return isRefused(person.n) ? { output: "not_sent", blocks: 1 } : { output: "sent", note: "sent", blocks: 1 };
}

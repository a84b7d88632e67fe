import type { ScenarioOperation } from "@/lib/contracts/scenario-operations";

const RUNNING: Record<Exclude<ScenarioOperation["kind"], "enter">, string> = {
  activate: "The scenario is being activated",
  freeze: "Profiles are being frozen",
  stop: "Profiles are leaving",
  publish: "The new version is being spread",
  remove: "Profiles are being removed",
  retry: "Failed profiles go on",
  move: "Profiles are being moved",
};

/** One line about an operation: what it does and how far it is, or how it ended. */
export function describeOperation(operation: ScenarioOperation): string {
  const { kind, done, total } = operation;
  if (kind === "enter") return describeSending(operation);
  return done === 0 ? RUNNING[kind] : `${RUNNING[kind]}: ${count(done)}${total === null ? "" : ` of ${count(total)}`}`;
}

function describeSending({ state, done, total, entered, population, note }: ScenarioOperation): string {
  const who = population ?? "profiles";
  const of = total === null ? "" : ` of ${count(total)}`;
  const skipped = done - entered;
  const kept = skipped === 0 ? "" : `, ${count(skipped)} kept out by the reentry mode`;
  if (state === "running") return `Sending ${who}: ${count(done)}${of}`;
  if (state === "done") return `Sent ${who}: ${count(entered)} entered${kept}`;
  const why = state === "cancelled" ? "It was cancelled." : (note ?? "It ended early.");
  return `Sending ${who} ended after ${count(done)}${of}: ${count(entered)} entered${kept}. ${why}`;
}

const count = (n: number) => n.toLocaleString("en");

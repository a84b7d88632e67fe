import type { LetterOrder } from "@/lib/domain/messages/letter-order";
import type { Walker } from "@/lib/engine/walk/walker";
import type { BoundNode } from "@/lib/nodes/bind-node";
import type { Outcome } from "@/lib/nodes/define";
import type { JsonObject } from "@/lib/shared/json";

/** More steps than this since the last wait are an endless loop. */
export const STEPS_SINCE_WAIT_MAX = 1_000;
/** Then the task goes back to the queue, so that one long way does not hold up a batch. */
export const STEPS_PER_CLAIM_MAX = 50;

/** Why a walk stopped. Beside `done` the batch must first do something that needs the database. */
export type Block =
  | { kind: "done" }
  | { kind: "http" }
  | { kind: "email"; letter: LetterOrder }
  | { kind: "enter"; scenarioId: number; passApicontent: boolean }
  /** Counted over all profiles: whether the task leaves by `passed` or by `over` is not known before. */
  | { kind: "quota"; limit: number; periodStart: Date; passed: string; over: string }
  /** The profile's new unique key must be written; then the task leaves by `output`, or by `refused` when somebody has it. */
  | { kind: "keys"; output: string; refused: string; detail?: JsonObject }
  /** Another task of the same profile waits for that: walk again when it is settled. */
  | { kind: "again" }
  /** The same, before the answer that brought the task here has changed anything. */
  | { kind: "same" };

const DONE: Block = { kind: "done" };

/**
 * Walks a task from element to element in memory until it blocks. `first`: how it leaves the element where it stands (an
 * answer came), instead of running that element's step. What a step throws goes to the caller; the task then stands at that element.
 */
export function walk(walker: Walker, first: Outcome<string> | null = null): Block {
  begin(walker);
  for (let outcome = first; ; outcome = null) {
    const block = outcome === null ? runElement(walker) : apply(walker, outcome);
    if (block !== null) return block;
  }
}

/** How an answer changes the profile: these fields are set, or the task leaves by `refused`. */
export type Patch = { fields: JsonObject; refused: string };

/**
 * Walks on from an element whose answer changes the profile: first the change, then the way out. A value that does not fit changes
 * nothing, and the task leaves by the other output.
 */
export function walkPatched(walker: Walker, first: Extract<Outcome<string>, { kind: "exit" }>, patch: Patch): Block {
  if (isKeyWaiting(walker)) return { kind: "same" };
  const updates = Object.entries(patch.fields).map(([field, value]) => ({ field, action: "set" as const, value }));
  const result = walker.updateProfile(updates);
  if (!result.ok) {
    const { field, message } = result;
    return walk(walker, { kind: "exit", output: patch.refused, detail: { ...first.detail, field, message } });
  }
  return isKeyWaiting(walker) ? { ...first, kind: "keys", refused: patch.refused } : walk(walker, first);
}

function isKeyWaiting(walker: Walker): boolean {
  return walker.profileState.isWaiting;
}

/** The first event of a pass: whoever starts one writes only its task. */
export function begin(walker: Walker): void {
  if (walker.seq === 0) walker.record("entered");
}

/** Runs the step of the element where the task stands; null = it went on to the next one. */
function runElement(walker: Walker): Block | null {
  const node = walker.scenario.graph.nodes.get(walker.nodeId);
  if (!node) return remove(walker, "element removed");
  if (walker.steps >= STEPS_SINCE_WAIT_MAX) {
    const message = `More than ${STEPS_SINCE_WAIT_MAX} steps without a wait: the scenario runs in a circle. Put a Pause into it.`;
    return apply(walker, { kind: "fail", code: "endless_loop", message });
  }
  if (walker.stepsNow >= STEPS_PER_CLAIM_MAX) return requeue(walker);
  if (node.step.onWriteConflict !== null && walker.profileState.isWaiting) return { kind: "again" };
  walker.steps += 1;
  walker.stepsNow += 1;
  const outcome = node.step.step(walker, walker);
  if (outcome.kind === "exit" && walker.profileState.isWaiting && node.step.onWriteConflict !== null) {
    return { kind: "keys", output: outcome.output, refused: node.step.onWriteConflict };
  }
  return apply(walker, outcome);
}

function apply(walker: Walker, outcome: Outcome<string>): Block | null {
  switch (outcome.kind) {
    case "exit":
      return leave(walker, outcome);
    case "wait":
      return wait(walker, outcome);
    case "effect":
      // Only an answer is the end of a wait: a message that is refused at once would let a circle run for ever.
      rest(walker, "effect", null);
      return outcome.effect === "http" ? { kind: "http" } : { kind: "email", letter: outcome.letter };
    case "quota":
      return outcome;
    case "enter":
      return { kind: "enter", scenarioId: outcome.scenarioId, passApicontent: outcome.passApicontent };
    case "end":
      return end(walker, outcome.reason === "" ? {} : { detail: { reason: outcome.reason } });
    case "fail":
      return fail(walker, outcome);
  }
}

function wait(walker: Walker, { until, awaits = false }: Extract<Outcome<string>, { kind: "wait" }>): Block {
  rest(walker, "waiting", until.getTime());
  walker.awaits = awaits;
  walker.steps = 0;
  // Woken in vain by a fact, it waits on: its history says once that it does.
  if (!walker.woke) walker.record("waited", { detail: { until: until.toISOString() } });
  return DONE;
}

function leave(walker: Walker, outcome: Extract<Outcome<string>, { kind: "exit" }>): Block | null {
  const node = walker.scenario.graph.nodes.get(walker.nodeId);
  const to = node?.next.get(outcome.output) ?? null;
  const now = walker.now.getTime();
  const { output, detail } = outcome;
  const insideMs = now - walker.nodeEnteredMs;
  walker.record("left", { output, to, insideMs, ...(detail ? { detail } : {}) });
  walker.ver += 1;
  walker.woke = false;
  if (to === null) {
    const isError = node !== undefined && isFault(node.step, output, detail);
    const why = describeOpenEnd(detail);
    if (isError)
      walker.error = JSON.stringify({ code: "open_end", message: why?.reason ?? null, nodeId: walker.nodeId });
    return end(walker, { leaves: false, isError, ...(why ? { detail: why } : {}) });
  }
  walker.nodeId = to;
  walker.nodeEnteredMs = now;
  walker.status = "ready";
  return null;
}

/** Whether those who leave by this output, for this reason, met with an error. */
function isFault({ errors }: Pick<BoundNode, "errors">, output: string, detail: JsonObject | undefined): boolean {
  const reason = detail?.["reason"];
  const except = errors.get(output);
  return except !== undefined && !(typeof reason === "string" && except.includes(reason));
}

/** Who leaves by an open end because something went wrong says so where the pass ends, too. */
function describeOpenEnd(detail: JsonObject | undefined): { reason: string } | null {
  const reason = detail?.["message"] ?? detail?.["reason"];
  const field = detail?.["field"];
  if (typeof reason !== "string") return null;
  return { reason: typeof field === "string" ? `${field} ${reason}` : reason };
}

/** The pass is over: an Exit, a jump, or an open end. */
export function end(walker: Walker, more: { detail?: JsonObject; leaves?: boolean; isError?: boolean } = {}): Block {
  const insideMs = more.leaves === false ? 0 : walker.now.getTime() - walker.nodeEnteredMs;
  walker.record("exited", { ...more, insideMs });
  return close(walker);
}

/** Takes the task out of the scenario; it counts as removed, not as completed. */
export function remove(walker: Walker, reason: string): Block {
  begin(walker);
  walker.record("removed", { detail: { reason }, leaves: walker.status !== "failed" });
  return close(walker);
}

function close(walker: Walker): Block {
  walker.ver += 1;
  walker.status = "ended";
  walker.wakeAt = null;
  return DONE;
}

/** The task stops where it stands and says why; it can be retried. */
export function fail(walker: Walker, { code, message }: { code: string; message: string }): Block {
  walker.record("failed", { detail: { code, message } });
  walker.ver += 1;
  walker.status = "failed";
  walker.wakeAt = null;
  walker.error = JSON.stringify({ code, message, nodeId: walker.nodeId });
  return DONE;
}

function rest(walker: Walker, status: "waiting" | "effect", wakeAt: number | null): void {
  walker.status = status;
  walker.wakeAt = wakeAt;
}

function requeue(walker: Walker): Block {
  walker.status = "ready";
  walker.wakeAt = walker.now.getTime();
  return DONE;
}

import { keepTask } from "@/lib/engine/walk/make-removal";
import type { TaskChange, TaskEvent, TaskRow } from "@/lib/engine/task-row";

/** The output by which profiles leave an element when somebody moves them. */
const MOVED_OUTPUT = "moved";

export type MoveTo = { nodeId: number; lane: number; now: Date };
export type Move = { change: TaskChange; events: TaskEvent[] };

/**
 * Lets a pass that did not fail go on at another element, from its beginning; what was under way for the old one is fenced by the
 * raised `ver`.
 */
export function makeMove(row: TaskRow, { nodeId: to, lane, now }: MoveTo): Move {
  const { profileId, passId, scenarioId, nodeId } = row;
  const at = now.getTime();
  const common = { profileId, passId, scenarioId, nodeId, detail: null, leaves: true };
  const events: TaskEvent[] = [];
  // A pass that was never walked has not been counted as entered yet.
  if (row.seq === 0) events.push({ ...common, seq: 0, kind: "entered", output: null, to: null, insideMs: 0 });
  const insideMs = at - row.nodeEnteredAt;
  events.push({ ...common, seq: row.seq + events.length, kind: "left", output: MOVED_OUTPUT, to, insideMs });
  const place = {
    ...{ nodeId: to, nodeEnteredAt: at, status: "ready" as const, wakeAt: at, lane },
    ...{ awaits: false, steps: 0, tries: 0 },
  };
  return { change: { ...keepTask(row), ...place, seq: row.seq + events.length, ver: row.ver + 1 }, events };
}

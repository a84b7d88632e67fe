import type { SkipWay } from "@/lib/domain/scenario/failed-passes";
import type { TaskChange, TaskEvent, TaskRow } from "@/lib/engine/task-row";
import { keepTask } from "@/lib/engine/walk/make-removal";

type Retry = {
  /** How the pass leaves the element where it failed; null = it runs that element again. */
  skip: SkipWay | null;
  lane: number;
  now: Date;
};

/** Lets a failed pass go on: the row as it is to be written, and its lines of history. */
export function makeRetry(row: TaskRow, { skip, lane, now }: Retry): { change: TaskChange; events: TaskEvent[] } {
  const { profileId, passId, scenarioId, nodeId } = row;
  const at = now.getTime();
  const events: TaskEvent[] = [];
  const record = (more: Line) => {
    const line = { profileId, passId, scenarioId, nodeId, seq: row.seq + events.length };
    events.push({ ...line, output: null, detail: null, to: null, insideMs: 0, leaves: true, ...more });
  };
  record({ kind: "retried" });
  if (skip !== null) listSkipped(skip).forEach(record);
  const place =
    skip?.to === null
      ? ({ status: "ended", wakeAt: null, lane: 0 } as const)
      : ({ status: "ready", wakeAt: at, lane, nodeId: skip?.to ?? nodeId } as const);
  // What the pass learned on its way is kept; an effect that is still under way for the old try is fenced.
  const fresh = { tries: 0, steps: 0, nodeEnteredAt: at, seq: row.seq + events.length, ver: row.ver + 1 };
  return { change: { ...keepTask(row), ...fresh, ...place }, events };
}

type Line = Pick<TaskEvent, "kind"> & Partial<TaskEvent>;

function listSkipped({ output, to }: SkipWay): Line[] {
  // Nothing can follow the element: the pass is inside until it ends.
  if (output === null)
    return [{ kind: "exited", detail: JSON.stringify({ reason: "The failed element was skipped." }) }];
  const left: Line = { kind: "left", output, to, detail: JSON.stringify({ skipped: true }) };
  return to === null ? [left, { kind: "exited", leaves: false }] : [left];
}

import type { EventKind, TaskChange, TaskEvent, TaskRow } from "@/lib/engine/task-row";

/** What ends a pass from outside: the row as a tombstone, and its last lines of history. */
export type Removal = { change: TaskChange; events: TaskEvent[] };

/** Ends a pass that did not end by itself; effects under way are fenced by the raised `ver`. */
export function makeRemoval(row: TaskRow, reason: string): Removal {
  const events: TaskEvent[] = [];
  const record = (kind: EventKind, detail: string | null) =>
    events.push({
      profileId: row.profileId,
      passId: row.passId,
      seq: row.seq + events.length,
      scenarioId: row.scenarioId,
      nodeId: row.nodeId,
      kind,
      output: null,
      detail,
      to: null,
      insideMs: 0,
      leaves: row.status !== "failed",
    });
  // A pass that was never walked has not been counted as entered yet.
  if (row.seq === 0) record("entered", null);
  record("removed", JSON.stringify({ reason }));
  return { change: { ...keepTask(row), seq: row.seq + events.length, ver: row.ver + 1, ...ENDED }, events };
}

const ENDED = { status: "ended", wakeAt: null, awaits: false, error: null, lane: 0 } as const;

/** A task as it stands, to write it with a change. */
export function keepTask(row: TaskRow): TaskChange {
  const { profileId, scenarioId, instance, nodeId, status, ver, seq, lane, wakeAt, awaits, steps, tries } = row;
  const nodeEnteredAt = row.nodeEnteredAt;
  return {
    ...{ profileId, scenarioId, instance, nodeId, status, ver, seq, lane, wakeAt, awaits, nodeEnteredAt, steps, tries },
    vars: null,
    apicontent: null,
    error: null,
  };
}

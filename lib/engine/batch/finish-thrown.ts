import type { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import type { Thrown } from "@/lib/engine/batch/walk-all.server";
import { fail } from "@/lib/engine/walk/walk";
import { keepTask } from "@/lib/engine/walk/make-removal";
import type { TaskEvent, TaskRow } from "@/lib/engine/task-row";

/** Tries of a task whose own work throws; then it fails and says why. */
export const TRIES_MAX = 3;
const RETRY_MS = 1_000;

/**
 * Ends the walks of tasks whose step threw. What they did before that step holds: they stand at the element that throws, come
 * again a little later, and after some tries fail there.
 */
export function finishThrown(writer: BatchWriter, thrown: readonly Thrown[], now: Date): void {
  for (const { walker, error } of thrown) {
    const hasMoved = walker.ver !== walker.row.ver;
    const tries = hasMoved ? 1 : walker.row.tries + 1;
    if (tries < TRIES_MAX) {
      walker.tries = tries;
      // A wait that is over stays over: the step must see it again.
      walker.status = hasMoved ? "ready" : walker.row.status;
      walker.wakeAt = now.getTime() + RETRY_MS * tries;
    } else fail(walker, { code: "internal", message: textOf(error) });
    writer.addWalker(walker);
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Counts one failed try of a task whose batch the database refused: it comes again a little later, or fails with the reason. */
export function addFailedTry(
  writer: BatchWriter,
  { row, error, now }: { row: TaskRow; error: unknown; now: Date },
): void {
  const tries = row.tries + 1;
  if (tries < TRIES_MAX) {
    const wakeAt = now.getTime() + RETRY_MS * tries;
    writer.addChange({ ...keepTask(row), tries, wakeAt: row.status === "effect" ? null : wakeAt });
    return;
  }
  const message = textOf(error);
  const detail = JSON.stringify({ code: "internal", message });
  const events: TaskEvent[] = [];
  if (row.seq === 0) events.push(makeEvent(row, "entered", null));
  events.push({ ...makeEvent(row, "failed", detail), seq: row.seq + events.length });
  writer.addEvents(events);
  writer.addChange({
    ...keepTask(row),
    ...{ status: "failed", wakeAt: null, tries, ver: row.ver + 1, seq: row.seq + events.length },
    error: JSON.stringify({ code: "internal", message, nodeId: row.nodeId }),
  });
}

function makeEvent(row: TaskRow, kind: "entered" | "failed", detail: string | null): TaskEvent {
  const { profileId, passId, seq, scenarioId, nodeId } = row;
  return {
    ...{ profileId, passId, seq, scenarioId, nodeId, kind, detail },
    output: null,
    to: null,
    insideMs: 0,
    leaves: true,
  };
}

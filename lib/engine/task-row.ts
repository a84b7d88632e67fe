/** ready = to be walked; waiting = in an element until wake_at; effect = until an answer comes. */
export type TaskStatus = "ready" | "waiting" | "effect" | "failed" | "ended";

/** A claimed task. Times are ms since 1970; JSON comes as text and is parsed only where somebody looks at it. */
export type TaskRow = {
  profileId: bigint;
  scenarioId: number;
  instance: bigint;
  passId: bigint;
  nodeId: number;
  status: TaskStatus;
  ver: number;
  seq: number;
  lane: number;
  enteredAt: number;
  nodeEnteredAt: number;
  wakeAt: number | null;
  /** Whether a fact may wake it before `wakeAt`. */
  awaits: boolean;
  steps: number;
  hops: number;
  tries: number;
  apicontent: string;
  vars: string;
};

/** Names a task; the shard is the batch's. */
export type TaskKey = Pick<TaskRow, "profileId" | "scenarioId" | "instance">;

/** A task as it is to be written. `vars`, `apicontent` null = unchanged. */
export type TaskChange = TaskKey & {
  nodeId: number;
  status: TaskStatus;
  ver: number;
  seq: number;
  lane: number;
  wakeAt: number | null;
  awaits: boolean;
  nodeEnteredAt: number;
  steps: number;
  tries: number;
  vars: string | null;
  apicontent: string | null;
  error: string | null;
};

export type EventKind = "entered" | "left" | "waited" | "sent" | "failed" | "retried" | "exited" | "removed";

/** One line of a pass's history. `to` and `insideMs` are for the statistics only. */
export type TaskEvent = {
  profileId: bigint;
  passId: bigint;
  seq: number;
  scenarioId: number;
  nodeId: number;
  kind: EventKind;
  output: string | null;
  detail: string | null;
  /** Of `left`: the element it goes to; null = an open end. */
  to: number | null;
  insideMs: number;
  /** Whether the profile stood inside the element until this event: false for an exit by an open end. */
  leaves: boolean;
  /** Of `exited`: it ended by an output for errors that leads nowhere. For the statistics only. */
  isError?: boolean;
};

/** Frozen tasks stand in this lane, apart from those that may wake. */
export const FROZEN_LANE = 100;
export const REALTIME_LANE = 0;
export const BULK_LANES = 15;

/** The lane in which an account's bulk work is done: 1–15. */
export function getBulkLane(accountId: number): number {
  return 1 + (accountId % BULK_LANES);
}

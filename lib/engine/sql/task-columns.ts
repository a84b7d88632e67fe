import type { TaskRow, TaskStatus } from "@/lib/engine/task-row";

/** The columns of a claimed task; times as ms in double precision, which pg parses fastest. `t` is the table. */
export const TASK_COLUMNS = `t.profile_id, t.scenario_id, t.instance, t.pass_id, t.node_id, t.status, t.ver, t.seq, t.lane,
  extract(epoch FROM t.entered_at)::float8 * 1000 AS entered_at,
  extract(epoch FROM t.node_entered_at)::float8 * 1000 AS node_entered_at,
  extract(epoch FROM t.wake_at)::float8 * 1000 AS wake_at, t.awaits, t.steps, t.hops, t.tries, t.apicontent::text AS apicontent, t.vars::text AS vars`;

export type RawTask = {
  profile_id: bigint;
  scenario_id: number;
  instance: bigint;
  pass_id: bigint;
  node_id: number;
  status: TaskStatus;
  ver: number;
  seq: number;
  lane: number;
  entered_at: number;
  node_entered_at: number;
  wake_at: number | null;
  awaits: boolean;
  steps: number;
  hops: number;
  tries: number;
  apicontent: string;
  vars: string;
};

export function toTaskRow(raw: RawTask): TaskRow {
  return {
    profileId: raw.profile_id,
    scenarioId: raw.scenario_id,
    instance: raw.instance,
    passId: raw.pass_id,
    nodeId: raw.node_id,
    status: raw.status,
    ver: raw.ver,
    seq: raw.seq,
    lane: raw.lane,
    enteredAt: Math.round(raw.entered_at),
    nodeEnteredAt: Math.round(raw.node_entered_at),
    wakeAt: raw.wake_at === null ? null : Math.round(raw.wake_at),
    awaits: raw.awaits,
    steps: raw.steps,
    hops: raw.hops,
    tries: raw.tries,
    apicontent: raw.apicontent,
    vars: raw.vars,
  };
}

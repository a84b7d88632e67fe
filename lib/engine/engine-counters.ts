/** What an engine did since it started; for /metrics and for tests. */
export type EngineCounters = {
  batches: number;
  tasks: number;
  steps: number;
  /** Batches that the database refused, and that were tried again smaller. */
  bisects: number;
  failedTries: number;
  effects: number;
  /** Results that came too late and were not written. */
  fenced: number;
  /** Effects whose pass was over before they were made. */
  dropped: number;
  /** Facts taken out of the inbox. */
  facts: number;
};

/** All zero. */
export function makeEngineCounters(): EngineCounters {
  return { batches: 0, tasks: 0, steps: 0, bisects: 0, failedTries: 0, effects: 0, fenced: 0, dropped: 0, facts: 0 };
}

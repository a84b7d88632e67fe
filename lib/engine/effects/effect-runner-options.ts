import type { EffectDeps } from "@/lib/engine/effects/effect-deps";
import type { SettleReport } from "@/lib/engine/effects/settle-effects.server";
import type { EngineCounters } from "@/lib/engine/engine-counters";
import type { EngineLog } from "@/lib/engine/engine-log";

export type EffectRunnerOptions = EffectDeps & {
  engineId: string;
  /** Effects at once. */
  capacity: number;
  leaseMs: number;
  counters: EngineCounters;
  log: EngineLog;
  /** After results of a shard, of effects in these lanes, were written. */
  onSettled: (shard: number, lanes: ReadonlySet<number>, report: SettleReport) => void;
};

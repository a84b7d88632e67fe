import { repeat } from "@/lib/engine/loop/repeat";
import { type BackgroundDeps, runTurn } from "./run-turn.server";

/** A new job begins within so long. */
const LOOK_MS = 500;

/**
 * Works on jobs in the background, a chunk of one after a chunk of another, until stopped; any number of processes may. `stop` waits
 * for the chunk under way.
 */
export function startBackground(deps: BackgroundDeps): { stop: () => Promise<void> } {
  let isStopped = false;
  const work = async () => {
    while (!isStopped && (await runTurn(deps)));
  };
  const working = repeat(work, LOOK_MS, (error) => deps.log.warn({ err: error }, "A job in the background waits."));
  return {
    stop: () => {
      isStopped = true;
      return working.stop();
    },
  };
}

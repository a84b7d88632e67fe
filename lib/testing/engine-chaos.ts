const MULTIPLIER = 1_664_525;
const INCREMENT = 1_013_904_223;
const RANGE = 2 ** 32;

export type ChaosSize = { seed: number; kills: number; profiles: number };

/** Chance that comes again with the same seed: numbers from 0 to below 1. */
export function makeRandom(seed: number): () => number {
  let state = seed % RANGE;
  return () => {
    state = (Math.imul(state, MULTIPLIER) + INCREMENT) >>> 0;
    return state / RANGE;
  };
}

/** How hard a chaos test tries; `CHAOS_SEED`, `CHAOS_KILLS` and `CHAOS_PROFILES` (tens) make it again, or larger. */
export function readChaosSize(usual: { kills: number; profiles: number }): ChaosSize {
  // eslint-disable-next-line no-restricted-properties -- a test's size is no setting of the product
  const read = (name: string, fallback: number) => Number(process.env[name] ?? fallback);
  return {
    seed: read("CHAOS_SEED", Math.floor(Math.random() * RANGE)),
    kills: read("CHAOS_KILLS", usual.kills),
    profiles: read("CHAOS_PROFILES", usual.profiles),
  };
}

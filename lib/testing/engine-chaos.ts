const MULTIPLIER = 1_664_525;
const INCREMENT = 1_013_904_223;
const RANGE = 2 ** 32;

type Size = { kills: number; profiles: number };
export type ChaosSize = Size & {
  seed: number;
  /** For one thing to happen, and for the whole test; on two busy cores. */
  deadlineMs: number;
  testMs: number;
};

const DEADLINE_MS_MIN = 120_000;
const DEADLINE_MS_PER_PROFILE = 60;
const KILL_MS_MAX = 5_000;

/** Chance that comes again with the same seed: numbers from 0 to below 1. */
export function makeRandom(seed: number): () => number {
  let state = seed % RANGE;
  return () => {
    state = (Math.imul(state, MULTIPLIER) + INCREMENT) >>> 0;
    return state / RANGE;
  };
}

/**
 * How hard a chaos test tries: `usual` in `npm test`, `full` in `npm run chaos`. `CHAOS_SEED`, `CHAOS_KILLS` and `CHAOS_PROFILES` (tens)
 * make a run again, or another size.
 */
export function readChaosSize(usual: Size, full: Size): ChaosSize {
  const size = isChaosFull() ? full : usual;
  const kills = readNumber("CHAOS_KILLS", size.kills);
  const profiles = readNumber("CHAOS_PROFILES", size.profiles);
  const deadlineMs = Math.max(DEADLINE_MS_MIN, profiles * DEADLINE_MS_PER_PROFILE);
  const testMs = 4 * deadlineMs + kills * KILL_MS_MAX;
  return { seed: readNumber("CHAOS_SEED", Math.floor(Math.random() * RANGE)), kills, profiles, deadlineMs, testMs };
}

/** Whether the tests run in the size of `npm run chaos`. */
export function isChaosFull(): boolean {
  // eslint-disable-next-line no-restricted-properties -- a test's size is no setting of the product
  return process.env["CHAOS"] === "full";
}

function readNumber(name: string, fallback: number): number {
  // eslint-disable-next-line no-restricted-properties -- as above
  return Number(process.env[name] ?? fallback);
}

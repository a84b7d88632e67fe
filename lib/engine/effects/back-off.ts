const BASE_MS = 1_000;
const BACK_OFF_MS_MAX = 600_000;

/**
 * When to try again after so many attempts: doubling from a second to ten minutes, at half to one and a half of it, so that those
 * who failed together do not come back together. `afterMs`: what the other side asked for, which is never shortened.
 */
export function findBackOff(attempts: number, { afterMs, random }: { afterMs: number | null; random: () => number }) {
  const doubled = Math.min(BASE_MS * 2 ** Math.min(attempts - 1, 20), BACK_OFF_MS_MAX);
  if (afterMs !== null) return Math.round(afterMs + random() * Math.min(afterMs / 10 + BASE_MS, BACK_OFF_MS_MAX));
  return Math.round(doubled * (0.5 + random()));
}

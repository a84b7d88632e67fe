import type { Clock } from "@/lib/shared/clock";

/** A clock that stands still until the test moves it. */
export type FakeClock = Clock & {
  /** Moves the time forward (or back) by so many ms. */
  advance(ms: number): void;
  set(time: Date | string): void;
};

/** Makes a clock that starts at the given moment: `fakeClock("2026-03-01T09:00:00Z")`. */
export function fakeClock(start: Date | string = "2026-01-15T12:00:00Z"): FakeClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    advance: (ms) => {
      now += ms;
    },
    set: (time) => {
      now = new Date(time).getTime();
    },
  };
}

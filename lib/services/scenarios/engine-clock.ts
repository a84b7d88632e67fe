import type { Clock } from "@/lib/shared/clock";

/** The time as changes that a person makes are written with it. */
export const ENGINE_CLOCK: Clock = { now: () => new Date() };

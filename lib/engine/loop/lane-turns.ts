import { REALTIME_LANE } from "@/lib/engine/task-row";

/** Whose turn it is: the real-time lane first, then bulk lanes one after the other. */
export class LaneTurns {
  #last = REALTIME_LANE;

  /** The lanes in the order in which they are to be asked. */
  order(lanes: Iterable<number>): number[] {
    const sorted = [...lanes].sort((a, b) => a - b);
    const bulk = sorted.filter((lane) => lane !== REALTIME_LANE);
    return [
      ...sorted.filter((lane) => lane === REALTIME_LANE),
      ...bulk.filter((lane) => lane > this.#last),
      ...bulk.filter((lane) => lane <= this.#last),
    ];
  }

  /** Something of this lane was taken. */
  took(lane: number): void {
    if (lane !== REALTIME_LANE) this.#last = lane;
  }
}

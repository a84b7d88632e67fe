import { LaneTurns } from "@/lib/engine/loop/lane-turns";
import { REALTIME_LANE } from "@/lib/engine/task-row";

/** One place in so many is kept for real time, so that slow bulk calls cannot take them all. */
const PLACES_PER_KEPT = 8;

/** Leased effects that wait for one of an engine's places: real time first, then bulk lanes in turns. */
export class EffectQueue<Item extends { lane: number }> {
  readonly #lanes = new Map<number, Item[]>();
  readonly #turns = new LaneTurns();
  readonly #bulkMax: number;
  #bulkUnderWay = 0;

  /** `places`: effects under way at once. One place alone serves all lanes. */
  constructor(places: number) {
    this.#bulkMax = Math.max(1, places - Math.ceil(places / PLACES_PER_KEPT));
  }

  add(item: Item): void {
    const items = this.#lanes.get(item.lane);
    if (items) items.push(item);
    else this.#lanes.set(item.lane, [item]);
  }

  /** The next one, null when none may begin; `release` its lane when it is over. */
  take(): Item | null {
    for (const lane of this.#turns.order(this.#lanes.keys())) {
      const isBulk = lane !== REALTIME_LANE;
      if (isBulk && this.#bulkUnderWay >= this.#bulkMax) return null;
      const item = this.#shift(lane);
      if (item === null) continue;
      this.#turns.took(lane);
      if (isBulk) this.#bulkUnderWay += 1;
      return item;
    }
    return null;
  }

  release(lane: number): void {
    if (lane !== REALTIME_LANE) this.#bulkUnderWay -= 1;
  }

  /** All that have not begun. */
  takeAll(): Item[] {
    const items = [...this.#lanes.values()].flat();
    this.#lanes.clear();
    return items;
  }

  #shift(lane: number): Item | null {
    const items = this.#lanes.get(lane);
    const item = items?.shift() ?? null;
    if (items?.length === 0) this.#lanes.delete(lane);
    return item;
  }
}

import { LaneTurns } from "@/lib/engine/loop/lane-turns";

export type Due = { shard: number; lane: number };

/**
 * What the workers of one engine do next: the real-time lane first, then bulk lanes in turns, so that one account's million
 * does not delay another's ten. A shard that is being worked on is not given out twice.
 */
export class DueQueue {
  readonly #lanes = new Map<number, Set<number>>();
  readonly #busy = new Set<number>();
  readonly #turns = new LaneTurns();

  add({ shard, lane }: Due): void {
    const shards = this.#lanes.get(lane);
    if (shards) shards.add(shard);
    else this.#lanes.set(lane, new Set([shard]));
  }

  /** The next piece of work in a lane that is open, null when there is none; `release` it afterwards. */
  take(isOpen: (lane: number) => boolean = () => true): Due | null {
    for (const lane of this.#turns.order(this.#lanes.keys())) {
      const shard = isOpen(lane) ? this.#takeFrom(lane) : null;
      if (shard === null) continue;
      this.#turns.took(lane);
      return { shard, lane };
    }
    return null;
  }

  release(shard: number): void {
    this.#busy.delete(shard);
  }

  /** Forgets work of shards that are no longer this engine's. */
  keepOnly(isOwn: (shard: number) => boolean): void {
    for (const shards of this.#lanes.values()) {
      for (const shard of shards) if (!isOwn(shard)) shards.delete(shard);
    }
  }

  #takeFrom(lane: number): number | null {
    for (const shard of this.#lanes.get(lane) ?? []) {
      if (this.#busy.has(shard)) continue;
      this.#lanes.get(lane)?.delete(shard);
      this.#busy.add(shard);
      return shard;
    }
    return null;
  }
}

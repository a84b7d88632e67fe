const SIZE_MIN = 10;
const SIZE_MAX = 1_000;
const SIZE_START = 300;
/** A batch takes this long: long enough to be worth its transaction, short enough for others to get in. */
const FAST_MS = 50;
const SLOW_MS = 150;

/** How many tasks a batch takes: as many as are done in 50 to 150 ms; after an error in a place half as many there. */
export class BatchSizer {
  #size = SIZE_START;
  /** Places where the database refused a batch, with the size of the next try. */
  readonly #suspects = new Map<string, number>();

  sizeFor(place: string): number {
    return Math.min(this.#suspects.get(place) ?? this.#size, this.#size);
  }

  /** A batch went well; `wasFull` = it took as many as it might. */
  report(place: string, { ms, wasFull }: { ms: number; wasFull: boolean }): void {
    const suspect = this.#suspects.get(place);
    if (suspect !== undefined) {
      if (suspect * 2 >= this.#size || !wasFull) this.#suspects.delete(place);
      else this.#suspects.set(place, suspect * 2);
      return;
    }
    if (ms > SLOW_MS) this.#size = Math.max(SIZE_MIN, Math.round(this.#size * 0.7));
    else if (ms < FAST_MS && wasFull) this.#size = Math.min(SIZE_MAX, Math.round(this.#size * 1.5));
  }

  /** A batch of so many tasks was refused: the next one here takes half of them. */
  halve(place: string, claimed: number): void {
    this.#suspects.set(place, Math.max(1, Math.floor(claimed / 2)));
  }
}

const LINE_MS_MAX = 900_000;
const KEYS_MAX = 10_000;

export type Turn = {
  from: number;
  gapMs: number;
  /** Nobody is put further back: whoever changes a limit waits no longer for its effect. 15 minutes unless said otherwise. */
  lineMsMax?: number;
};

/**
 * Gives calls that cannot be made now a time each, one after the other at the pace at which they can be made: if all came back
 * together, nearly all would be sent away again.
 */
export class TurnLine {
  readonly #next = new Map<string, number>();

  /** When the next call in this line comes back: ms since 1970, not before `from`. */
  take(key: string, { from, gapMs, lineMsMax = LINE_MS_MAX }: Turn): number {
    const last = this.#next.get(key) ?? 0;
    const at = last < from || last - from > lineMsMax ? from : last;
    if (this.#next.size >= KEYS_MAX) this.#next.clear();
    this.#next.set(key, at + gapMs);
    return Math.round(at);
  }
}

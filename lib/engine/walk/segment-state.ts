/** A membership that a walk changed. */
export type ChangedMembership = { segmentId: number; in: boolean };

/** The lists that a profile is in, in memory, shared by its tasks in one batch; changes are written by the batch. */
export class SegmentState {
  memberOf: ReadonlySet<number>;
  readonly #changes = new Map<number, boolean>();

  constructor(memberOf: ReadonlySet<number> = new Set()) {
    this.memberOf = memberOf;
  }

  /** Since the last write; the last change of each segment. */
  get changes(): readonly ChangedMembership[] {
    return [...this.#changes].map(([segmentId, isIn]) => ({ segmentId, in: isIn }));
  }

  get isChanged(): boolean {
    return this.#changes.size > 0;
  }

  /** Puts the profile into a list or takes it out; false when it was there already. */
  change(segmentId: number, isIn: boolean): boolean {
    if (this.memberOf.has(segmentId) === isIn) return false;
    const next = new Set(this.memberOf);
    if (isIn) next.add(segmentId);
    else next.delete(segmentId);
    this.memberOf = next;
    this.#changes.set(segmentId, isIn);
    return true;
  }

  markWritten(): void {
    this.#changes.clear();
  }
}

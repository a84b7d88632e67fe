/**
 * One call's claim on its Idempotency-Key. Whoever does the call's work writes it in the work's own transaction: first
 * `claimKeys` (losers do nothing), at the end `recordAnswers`. The HTTP wrapper answers and replays.
 */
export type IdempotencyClaim = {
  readonly tokenId: number;
  /** Name of the API method, e.g. `workflows/start`. */
  readonly method: string;
  readonly key: string;
  /** SHA-256 of the body without its token. */
  readonly bodyHash: Buffer;
  /** When the call came; kept answers count for 24 h from here. */
  readonly at: Date;
  /** The whole answer as it is kept: JSON text with `error` and `error_text`. */
  readonly print: (answer: Record<string, unknown>) => string;
  /** Set by `recordAnswers`: the wrapper then has nothing left to keep. */
  isRecorded: boolean;
};

/** Thrown to the wrapper by whoever found a key taken by a call that has committed meanwhile; it replays that answer. */
export class KeyTakenError extends Error {
  constructor() {
    super("The idempotency key was taken by another call.");
    this.name = "KeyTakenError";
  }
}

export const KEPT_MS = 24 * 60 * 60 * 1000;

/** Kept answers older than this are as good as gone. */
export function keptSince(at: Date): Date {
  return new Date(at.getTime() - KEPT_MS);
}

import { createHash } from "node:crypto";
import type { Failure } from "@/lib/http/public-answer.server";
import { getKeptAnswer } from "@/lib/db/queries/idempotency/get-kept-answer.server";
import { type IdempotencyClaim, KeyTakenError } from "@/lib/db/queries/idempotency/idempotency-claim";
import { keepAnswer } from "@/lib/db/queries/idempotency/keep-answer.server";
import { AppError } from "@/lib/shared/app-error";
import { isRecord } from "@/lib/shared/is-record";

const KEY_LENGTH_MAX = 255;
const PRINTABLE = /^[\x21-\x7e]+$/;
/** Outcomes that a caller is told to try again are not kept. */
const NOT_KEPT = new Set([429, 500, 503]);

declare global {
  // One per process: Next and the API front import different instances of this module.
  var cuelightKeysInFlight: Map<string, Promise<unknown>> | undefined;
}

/** One answer of a method: its JSON text and status. */
export type KeptOutcome = { status: number; text: string; isReplayed: boolean };

/**
 * Makes the claim of a call that carries an `Idempotency-Key`; null without one.
 * @throws AppError `bad_request` for a key that is no key.
 */
export function makeClaim(
  header: string | null,
  call: Pick<IdempotencyClaim, "tokenId" | "method" | "at" | "print"> & { body: Record<string, unknown> },
): IdempotencyClaim | null {
  if (header === null) return null;
  if (header.length > KEY_LENGTH_MAX || !PRINTABLE.test(header)) {
    throw new AppError(
      "bad_request",
      `Idempotency-Key must be 1 to ${KEY_LENGTH_MAX} printable ASCII characters without spaces.`,
      { field: "Idempotency-Key" },
    );
  }
  const { body, ...rest } = call;
  return { ...rest, key: header, bodyHash: hashBody(body), isRecorded: false };
}

/**
 * Does a call once under its key: a kept answer is replayed, a call in flight is waited for, a new answer is kept.
 * `work` answers its JSON text or throws; `toFailure` turns what it throws into the answer.
 * @throws AppError `conflict` when the key was used with another body.
 */
export async function once(
  claim: IdempotencyClaim,
  work: () => Promise<string>,
  toFailure: (error: unknown) => Failure,
): Promise<KeptOutcome | Failure> {
  const inFlight = (globalThis.cuelightKeysInFlight ??= new Map());
  const name = `${claim.tokenId} ${claim.method} ${claim.key}`;
  while (inFlight.has(name)) await inFlight.get(name);
  const done = doOnce(claim, work, toFailure);
  inFlight.set(
    name,
    done.then(
      () => inFlight.delete(name),
      () => inFlight.delete(name),
    ),
  );
  return done;
}

async function doOnce(
  claim: IdempotencyClaim,
  work: () => Promise<string>,
  toFailure: (error: unknown) => Failure,
): Promise<KeptOutcome | Failure> {
  const kept = await replay(claim);
  if (kept !== null) return kept;
  try {
    const text = await work();
    if (!claim.isRecorded) await keepAnswer(claim, { status: 200, answer: text });
    return { status: 200, text, isReplayed: false };
  } catch (error) {
    if (error instanceof KeyTakenError) return replayOther(claim);
    const failure = toFailure(error);
    if (!NOT_KEPT.has(failure.status)) await keepAnswer(claim, { status: failure.status, answer: failure.text });
    return failure;
  }
}

async function replay(claim: IdempotencyClaim): Promise<KeptOutcome | null> {
  const kept = await getKeptAnswer(claim);
  if (kept === null) return null;
  if (kept.bodyHash.equals(claim.bodyHash)) return { status: kept.status, text: kept.answer, isReplayed: true };
  throw new AppError(
    "conflict",
    `Idempotency-Key "${claim.key}" was used with another body. Send a new key with a new request.`,
    { field: "Idempotency-Key" },
  );
}

/** Another process had the key and has committed; if its answer is gone already, the caller may just try again. */
async function replayOther(claim: IdempotencyClaim): Promise<KeptOutcome> {
  const kept = await replay(claim);
  if (kept !== null) return kept;
  throw new AppError("unavailable", "The same request is under way. Try again in a moment.", { retryAfterSeconds: 1 });
}

function hashBody(body: Record<string, unknown>): Buffer {
  return createHash("sha256").update(JSON.stringify(body, sortMembers)).digest();
}

/** The same body with its members in another order is the same body. */
function sortMembers(_key: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

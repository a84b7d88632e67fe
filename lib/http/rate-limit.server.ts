/** A bucket that holds one second's calls and fills evenly. */
type Bucket = { left: number; at: number };

declare global {
  // One per process: Next and the API front import different instances of this module.
  var cuelightBuckets: Map<number, Bucket> | undefined;
}

const SECOND_MS = 1000;

export type RateLimit = { isAllowed: boolean; limit: number; remaining: number; retryAfterSeconds: number };

/** Takes one call out of a token's bucket of this process. `now` is in milliseconds. */
export function takeCall(tokenId: number, ratePerSecond: number, now: number): RateLimit {
  globalThis.cuelightBuckets ??= new Map();
  const bucket = globalThis.cuelightBuckets.get(tokenId) ?? { left: ratePerSecond, at: now };
  const filled = bucket.left + (Math.max(0, now - bucket.at) * ratePerSecond) / SECOND_MS;
  const left = Math.min(ratePerSecond, filled);
  const isAllowed = left >= 1;
  bucket.left = isAllowed ? left - 1 : left;
  bucket.at = now;
  globalThis.cuelightBuckets.set(tokenId, bucket);
  return { isAllowed, limit: ratePerSecond, remaining: Math.floor(bucket.left), retryAfterSeconds: 1 };
}

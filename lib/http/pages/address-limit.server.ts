type Bucket = { left: number; at: number };

declare global {
  // One per process: Next and the server's front import different instances of this module.
  var cuelightAddressBuckets: Map<string, Bucket> | undefined;
}

/** A mail provider fetches for all of its users from few addresses. */
export const CALLS_PER_SECOND_MAX = 100;
const BUCKETS_MAX = 10_000;
const SECOND_MS = 1000;

/** Takes one call out of an address's bucket of this process; false when it is empty. `now` is in milliseconds. */
export function takeAddressCall(address: string, now: number): boolean {
  const buckets = (globalThis.cuelightAddressBuckets ??= new Map<string, Bucket>());
  const bucket = buckets.get(address) ?? { left: CALLS_PER_SECOND_MAX, at: now };
  const filled = bucket.left + (Math.max(0, now - bucket.at) * CALLS_PER_SECOND_MAX) / SECOND_MS;
  const left = Math.min(CALLS_PER_SECOND_MAX, filled);
  const isAllowed = left >= 1;
  // The bucket that was asked longest ago is full again anyway.
  buckets.delete(address);
  buckets.set(address, { left: isAllowed ? left - 1 : left, at: now });
  const oldest = buckets.keys().next().value;
  if (buckets.size > BUCKETS_MAX && oldest !== undefined) buckets.delete(oldest);
  return isAllowed;
}

type Bucket = { left: number; at: number };

declare global {
  // One per process: Next and the server's front import different instances of this module.
  var cuelightAddressBuckets: Map<string, Bucket> | undefined;
}

const BUCKETS_MAX = 10_000;
const SECOND_MS = 1000;

/**
 * Takes one call out of the bucket of an address in this process; false when it is empty. `name` says whose bucket it is and for
 * what; `now` is in milliseconds.
 */
export function takeAddressCall(name: string, perSecond: number, now: number): boolean {
  const buckets = (globalThis.cuelightAddressBuckets ??= new Map<string, Bucket>());
  const bucket = buckets.get(name) ?? { left: perSecond, at: now };
  const filled = bucket.left + (Math.max(0, now - bucket.at) * perSecond) / SECOND_MS;
  const left = Math.min(perSecond, filled);
  const isAllowed = left >= 1;
  // The bucket that was asked longest ago is full again anyway.
  buckets.delete(name);
  buckets.set(name, { left: isAllowed ? left - 1 : left, at: now });
  const oldest = buckets.keys().next().value;
  if (buckets.size > BUCKETS_MAX && oldest !== undefined) buckets.delete(oldest);
  return isAllowed;
}

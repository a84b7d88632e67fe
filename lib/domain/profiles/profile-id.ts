/** A profile's inner id, and the second in which it was made. */
export type ProfileIdentity = { id: bigint; createdAtSecond: number };

const PATTERN = /^[0-9a-f]{24}$/;
const SECOND_DIGITS = 8;
const SHARD_MASK = 255n;
const ID_MAX = 0x7fff_ffff_ffff_ffffn;
/** No profile has this number. */
const NOBODY = 0n;

/** The id as the world sees it: 24 hex digits, 8 for the second of creation and 16 for the number. */
export function formatProfileId(id: bigint, createdAt: Date): string {
  const second = Math.floor(createdAt.getTime() / 1000);
  return second.toString(16).padStart(SECOND_DIGITS, "0") + id.toString(16).padStart(16, "0");
}

/** Reads a public id, in either case of letters; null when it is malformed. */
export function parseProfileId(text: string): ProfileIdentity | null {
  const lower = text.toLowerCase();
  if (!PATTERN.test(lower)) return null;
  const number = BigInt(`0x${lower.slice(SECOND_DIGITS)}`);
  // Well formed, only beyond what is ever given out: unknown, not malformed.
  const id = number > ID_MAX ? NOBODY : number;
  return { id, createdAtSecond: Number.parseInt(lower.slice(0, SECOND_DIGITS), 16) };
}

/** The shard that holds everything of a profile: the low byte of its id. */
export function getProfileShard(id: bigint): number {
  return Number(id & SHARD_MASK);
}

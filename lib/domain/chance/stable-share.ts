const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const UINT32 = 4_294_967_296;

/**
 * A number in [0, 1) that is always the same for the same text and evenly spread over different ones: FNV-1a, with the last
 * mixing of MurmurHash3, because FNV alone leaves texts that differ in their last digit close together.
 */
export function getStableShare(text: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / UINT32;
}

import type { FileEncoding } from "./file-encoding";

/** Bytes at the beginning of a file that say what it is. */
const MARKS: readonly [FileEncoding, readonly number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * Guesses the encoding from the beginning of a file: its byte order mark, else a NUL in every other byte (UTF-16), else UTF-8 where the
 * bytes are that, else CP1251, in which every byte means something.
 */
export function guessEncoding(head: Uint8Array): FileEncoding {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => head[at] === byte));
  if (marked) return marked[0];
  const nuls = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  // Text of one script has the same upper byte nearly everywhere; for Latin letters it is zero.
  if (odd > head.length / 8 && even < odd / 8) return "utf-16le";
  if (even > head.length / 8 && odd < even / 8) return "utf-16be";
  return isUtf8(head) ? "utf-8" : "windows-1251";
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // A character may be cut in two by the end of the head.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

import { FILE_DELIMITERS } from "./file-delimiter";

/** The delimiter that the first line of a file has most often outside of quotes; a comma when it has none. */
export function guessDelimiter(head: string): string {
  const counts = new Map<string, number>(FILE_DELIMITERS.map((one) => [one, 0]));
  let isQuoted = false;
  for (const char of head) {
    if (char === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (char === "\n" || char === "\r") break;
    const count = counts.get(char);
    if (count !== undefined) counts.set(char, count + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

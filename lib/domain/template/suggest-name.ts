const NAME_LENGTH_MAX = 40;

/** The candidate that is one or two slips of the keyboard away from `name`, the nearest first; null when none is. */
export function suggestName(name: string, candidates: Iterable<string>): string | null {
  if (name.length > NAME_LENGTH_MAX) return null;
  const allowed = name.length <= 3 ? 1 : 2;
  let best: { name: string; distance: number } | null = null;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > allowed) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= Math.min(allowed, (best?.distance ?? allowed + 1) - 1)) best = { name: candidate, distance };
  }
  return best === null ? null : best.name;
}

/** Letters to insert, delete or replace, or neighbours to swap, to get from one to the other. */
function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replace = at(row, j - 1) + Number(from[i - 1] !== to[j - 1]);
      const swapped = i > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      next.push(Math.min(replace, at(row, j) + 1, at(next, j - 1) + 1, swapped ? at(before, j - 2) + 1 : Infinity));
    }
    before = row;
    row = next;
  }
  return at(row, to.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}

const OTHER = /[^\p{L}\p{N}_]+/gu;
const BEGINNING = /^(?=\p{N})/u;

/** A name for a value of an answer, from the keys that lead to it, unlike those that are taken: `id`, then `id_2`. */
export function nameAnswer(keys: readonly (string | number)[], taken: readonly string[]): string {
  const last = keys.findLast((key) => typeof key === "string") ?? "";
  const name =
    last
      .replaceAll(OTHER, "_")
      .replace(/^_+|_+$/g, "")
      .replace(BEGINNING, "_") || "answer";
  for (let n = 1; ; n += 1) {
    const next = n === 1 ? name : `${name}_${n}`;
    if (!taken.includes(next)) return next;
  }
}

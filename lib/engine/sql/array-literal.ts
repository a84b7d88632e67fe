// pg writes arrays value by value with quotes and escapes; for numbers and for texts that repeat this is several times
// faster, and a batch has up to thirty arrays of a thousand values.

/** A PostgreSQL array of numbers: `{1,NULL,3}`. */
export function numberArray(values: readonly (number | bigint | null)[]): string {
  let text = "{";
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i];
    text += (i === 0 ? "" : ",") + (value === null || value === undefined ? "NULL" : value.toString());
  }
  return `${text}}`;
}

/** A PostgreSQL array of booleans. */
export function flagArray(values: readonly boolean[]): string {
  return `{${values.map((value) => (value ? "t" : "f")).join(",")}}`;
}

/** A PostgreSQL array of texts; null stays NULL. */
export function textArray(values: readonly (string | null)[]): string {
  let text = "{";
  let last: string | null = null;
  let quoted = "NULL";
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? null;
    // Most neighbours are equal: the same status, the same output.
    if (i === 0 || value !== last) {
      last = value;
      quoted = value === null ? "NULL" : quote(value);
    }
    text += (i === 0 ? "" : ",") + quoted;
  }
  return `${text}}`;
}

const PLAIN = /^[a-z_-]+$/;

function quote(value: string): string {
  return PLAIN.test(value) && value !== "null" ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

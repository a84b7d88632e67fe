export type CronField = { label: string; min: number; max: number; names: readonly string[] };

const PART = /^(\*|[a-z0-9]+)(?:-([a-z0-9]+))?(?:\/(\d{1,2}))?$/;

/** The values that one field of a cron text names: a list of values, ranges and steps; null when it cannot be read. */
export function readCronField(text: string, field: CronField): Set<number> | null {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const range = readRange(part, field);
    if (range === null) return null;
    for (let value = range.first; value <= range.last; value += range.step) values.add(value);
  }
  return values;
}

type Range = { first: number; last: number; step: number };

function readRange(part: string, field: CronField): Range | null {
  const [, from, to, by] = PART.exec(part) ?? [];
  if (from === undefined) return null;
  const step = Number(by ?? 1);
  const ends = from === "*" ? readAll(to, field) : readEnds({ from, to, isOpen: by !== undefined }, field);
  return ends === null || step === 0 ? null : { ...ends, step };
}

function readAll(to: string | undefined, { min, max }: CronField): Omit<Range, "step"> | null {
  return to === undefined ? { first: min, last: max } : null;
}

type Ends = { from: string; to: string | undefined; isOpen: boolean };

/** `5/10` goes on to the end, as `5-59/10`. */
function readEnds({ from, to, isOpen }: Ends, field: CronField): Omit<Range, "step"> | null {
  const first = readValue(from, field);
  const last = to === undefined && isOpen ? field.max : readValue(to ?? from, field);
  return first === null || last === null || first > last ? null : { first, last };
}

function readValue(text: string, { min, max, names }: CronField): number | null {
  const name = names.indexOf(text);
  const value = name === -1 ? Number(/^\d{1,2}$/.test(text) ? text : Number.NaN) : name + min;
  return value >= min && value <= max ? value : null;
}

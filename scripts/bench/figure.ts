/** One measured number; `reference` is what was measured beside it in the same run, `ratio` = value / reference. */
export type Figure = {
  figure: string;
  unit: string;
  value: number;
  reference: number | null;
  ratio: number | null;
};

/** One bench: measures on the empty database of DATABASE_URL and cleans up after itself. `log` goes to stderr. */
export type Bench = (log: (line: string) => void) => Promise<Figure[]>;

/** A number measured beside a reference. */
export function compare(
  figure: string,
  unit: string,
  { value, reference }: { value: number; reference: number },
): Figure {
  return { figure, unit, value: round(value), reference: round(reference), ratio: round(value / reference) };
}

/** A number that stands alone. */
export function measure(figure: string, unit: string, value: number): Figure {
  return { figure, unit, value: round(value), reference: null, ratio: null };
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value below which `percent` of the values lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

const round = (value: number) => Math.round(value * 100) / 100;

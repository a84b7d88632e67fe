/** A size of a bench, times BENCH_SCALE: 0.01 tries a long one out in seconds. */
export function scaled(size: number): number {
  return Math.max(1, Math.round(size * Number(process.env["BENCH_SCALE"] ?? 1)));
}

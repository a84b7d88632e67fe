import { TZDate } from "@date-fns/tz";

/** The hour of the day in `zone` with the most opens (ms since 1970); of level ones the one with the latest open. Null = no opens. */
export function findBestHour(opens: readonly number[], zone: string): number | null {
  const hours = new Map<number, { count: number; latest: number }>();
  for (const at of opens) {
    const hour = new TZDate(at, zone).getHours();
    const { count, latest } = hours.get(hour) ?? { count: 0, latest: 0 };
    hours.set(hour, { count: count + 1, latest: Math.max(latest, at) });
  }
  const ranked = [...hours].sort(([, a], [, b]) => b.count - a.count || b.latest - a.latest);
  return ranked[0]?.[0] ?? null;
}

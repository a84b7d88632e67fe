import { formatMoment } from "@/components/ui/moment";
import { useNow } from "@/components/ui/use-now";
import { findNextFiring } from "@/lib/domain/schedules/find-next-firing";
import { scheduleSchema, type Schedule } from "@/lib/domain/schedules/schedule";
import type { JsonObject } from "@/lib/shared/json";

const SHOWN = 3;

/** The next times of a schedule that is complete. */
export function NextFirings({ schedule, accountZone }: { schedule: JsonObject; accountZone: string }) {
  const now = useNow();
  const parsed = scheduleSchema.safeParse(schedule);
  if (!parsed.success) return null;
  const zone = parsed.data.zone === "" ? accountZone : parsed.data.zone;
  const next = listNext(parsed.data, zone, now);
  return (
    <div role="status" className="text-sm text-muted-foreground">
      {next.length === 0
        ? "It does not fire any more: its times are over."
        : "Fires next, while the scenario is active:"}
      <ul className="mt-1 tabular-nums">
        {next.map((moment) => (
          <li key={moment.getTime()}>{formatMoment(moment, zone, "EEE, d MMM yyyy, HH:mm")}</li>
        ))}
      </ul>
    </div>
  );
}

function listNext(schedule: Schedule, zone: string, now: Date): Date[] {
  const found: Date[] = [];
  for (let from = now; found.length < SHOWN;) {
    const next = findNextFiring(schedule, zone, from);
    if (next === null) break;
    found.push(next);
    from = next;
  }
  return found;
}

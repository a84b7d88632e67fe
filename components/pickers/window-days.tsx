"use client";

import { NumberInput } from "@/components/ui/number-input";
import { WINDOW_DAYS_MAX } from "@/lib/domain/conditions/condition";

export type WindowDaysProps = { days: number | undefined; onChange: (days: number | undefined) => void };

/** "in the last n days"; empty = ever. */
export function WindowDays({ days, onChange }: WindowDaysProps) {
  return (
    <label className="flex items-center gap-2 text-xs text-muted-foreground">
      in the last
      <NumberInput
        aria-label="Days"
        size="sm"
        value={days ?? null}
        min={1}
        max={WINDOW_DAYS_MAX}
        onChange={(next) => onChange(next ?? undefined)}
        placeholder="ever"
        className="w-20"
      />
      days
    </label>
  );
}

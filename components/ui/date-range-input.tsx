"use client";

import { addDays } from "date-fns";
import { CalendarDays } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Calendar } from "@/components/ui/calendar";
import { type Day, fromDay, toDay } from "@/components/ui/calendar-month";
import { DateInput } from "@/components/ui/date-input";
import { formatMoment } from "@/components/ui/moment";
import { Popover } from "@/components/ui/popover";
import { useTimeZone } from "@/components/ui/time-zone";

export type DateRange = { from: Day; to: Day };

export type DateRangeInputProps = {
  value: DateRange;
  onChange: (value: DateRange) => void;
  max?: Day;
  size?: "sm" | "md";
  className?: string;
};

const PRESETS = [
  { label: "Today", days: 1 },
  { label: "Last 7 days", days: 7 },
  { label: "Last 30 days", days: 30 },
  { label: "Last 90 days", days: 90 },
] as const;

/** A period of whole days, both ends included: a preset, typed, or picked by its two ends. */
export function DateRangeInput({ value, onChange, max, size = "md", className }: DateRangeInputProps) {
  const today = formatMoment(new Date(), useTimeZone(), "yyyy-MM-dd");
  const [start, setStart] = useState<Day | null>(null);
  const preset = PRESETS.find(({ days }) => value.to === today && value.from === daysBefore(today, days));
  const pick = (day: Day) => {
    if (start === null) setStart(day);
    else {
      onChange(order(start, day));
      setStart(null);
    }
  };
  return (
    <Popover
      label="Period"
      align="end"
      className="w-auto"
      onOpenChange={() => setStart(null)}
      trigger={
        <Button size={size} icon={<CalendarDays className="text-muted-foreground" />} className={className}>
          {preset?.label ?? `${value.from} – ${value.to}`}
        </Button>
      }
    >
      <div className="flex gap-3 max-sm:flex-col">
        <div className="grid content-start gap-0.5 sm:w-28">
          {PRESETS.map(({ label, days }) => (
            <Button
              key={label}
              variant={preset?.label === label ? "subtle" : "ghost"}
              size="sm"
              className="justify-start"
              onClick={() => onChange({ from: daysBefore(today, days), to: today })}
            >
              {label}
            </Button>
          ))}
        </div>
        <div className="grid gap-3">
          <div className="grid w-60 grid-cols-2 gap-2">
            <DateInput
              aria-label="From"
              size="sm"
              value={value.from}
              onChange={(from) => from !== null && onChange(order(from, value.to))}
            />
            <DateInput
              aria-label="To"
              size="sm"
              value={value.to}
              onChange={(to) => to !== null && onChange(order(value.from, to))}
            />
          </div>
          <Calendar
            from={start ?? value.from}
            to={start === null ? value.to : null}
            today={today}
            max={max}
            onPick={pick}
          />
        </div>
      </div>
    </Popover>
  );
}

function daysBefore(today: Day, days: number): Day {
  return toDay(addDays(fromDay(today), 1 - days));
}

function order(one: Day, other: Day): DateRange {
  return one <= other ? { from: one, to: other } : { from: other, to: one };
}

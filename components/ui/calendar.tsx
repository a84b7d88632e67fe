"use client";

import { addDays, addMonths, format } from "date-fns";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type Day, fromDay, isSameMonth, listMonthDays, toDay } from "@/components/ui/calendar-month";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";

export type CalendarProps = {
  /** The chosen day, or the ends of the chosen range. */
  from: Day | null;
  to?: Day | null;
  /** Marked as today, and shown first when nothing is chosen. */
  today: Day;
  onPick: (day: Day) => void;
  min?: Day | undefined;
  max?: Day | undefined;
};

const WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;
const DAYS_BY_KEY = new Map([
  ["ArrowLeft", -1],
  ["ArrowRight", 1],
  ["ArrowUp", -7],
  ["ArrowDown", 7],
]);
const MONTHS_BY_KEY = new Map([
  ["PageUp", -1],
  ["PageDown", 1],
]);

/** One month of days. Arrow keys go by day and week, Page Up and Down by month. */
export function Calendar({ from, to, today, onPick, min, max }: CalendarProps) {
  const [cursor, setCursor] = useState<Day>(to ?? from ?? today);
  const grid = useRef<HTMLDivElement>(null);
  const byKey = useRef(false);
  useEffect(() => {
    if (!byKey.current) return;
    byKey.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${cursor}"]`)?.focus();
  }, [cursor]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveDay(cursor, event.key);
    if (next === null) return;
    event.preventDefault();
    byKey.current = true;
    setCursor(next);
  };
  const turn = (months: number) => setCursor(toDay(addMonths(fromDay(cursor), months)));
  return (
    <div className="grid w-60 gap-2">
      <div className="flex items-center justify-between">
        <IconButton label="Previous month" icon={<ChevronLeft />} size="sm" onClick={() => turn(-1)} />
        <span aria-live="polite" className="text-sm font-medium">
          {format(fromDay(cursor), "MMMM yyyy")}
        </span>
        <IconButton label="Next month" icon={<ChevronRight />} size="sm" onClick={() => turn(1)} />
      </div>
      <div ref={grid} role="group" aria-label="Days" onKeyDown={onKeyDown} className="grid grid-cols-7 gap-y-0.5">
        {WEEKDAYS.map((name) => (
          <span key={name} aria-hidden className="grid h-6 place-items-center text-2xs text-muted-foreground">
            {name}
          </span>
        ))}
        {listMonthDays(cursor).map((day) => (
          <button
            key={day}
            type="button"
            data-day={day}
            tabIndex={day === cursor ? 0 : -1}
            aria-label={format(fromDay(day), "EEEE, d MMMM yyyy")}
            aria-pressed={day === from || day === to}
            aria-current={day === today ? "date" : undefined}
            disabled={(min !== undefined && day < min) || (max !== undefined && day > max)}
            onClick={() => {
              setCursor(day);
              onPick(day);
            }}
            className={dayStyles({ day, cursor, today, from, to: to ?? null })}
          >
            {Number(day.slice(8))}
          </button>
        ))}
      </div>
    </div>
  );
}

type DayLook = { day: Day; cursor: Day; today: Day; from: Day | null; to: Day | null };

function dayStyles({ day, cursor, today, from, to }: DayLook): string {
  const isEnd = day === from || day === to;
  const isInside = from !== null && to !== null && day > from && day < to;
  return cn(
    "grid h-8 place-items-center rounded-md text-xs tabular-nums hover:bg-hover disabled:pointer-events-none disabled:opacity-35",
    !isSameMonth(day, cursor) && "text-muted-foreground",
    day === today && "font-semibold text-brand-text underline underline-offset-3",
    isInside && "rounded-none bg-brand-soft",
    isEnd && "bg-primary font-semibold text-primary-foreground no-underline hover:bg-primary-hover",
  );
}

function moveDay(day: Day, key: string): Day | null {
  const days = DAYS_BY_KEY.get(key);
  if (days !== undefined) return toDay(addDays(fromDay(day), days));
  const months = MONTHS_BY_KEY.get(key);
  return months === undefined ? null : toDay(addMonths(fromDay(day), months));
}

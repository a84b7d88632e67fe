"use client";

import { CalendarDays } from "lucide-react";
import { useState } from "react";
import { Calendar } from "@/components/ui/calendar";
import { type Day, parseTypedDay } from "@/components/ui/calendar-month";
import { Input, type InputProps } from "@/components/ui/input";
import { formatMoment } from "@/components/ui/moment";
import { Popover } from "@/components/ui/popover";
import { useTimeZone } from "@/components/ui/time-zone";

export type DateInputProps = {
  /** `2026-11-21`, or null for none. */
  value: Day | null;
  onChange: (value: Day | null) => void;
  min?: Day;
  max?: Day;
  size?: InputProps["size"];
  disabled?: boolean;
  name?: string;
  onBlur?: () => void;
  className?: string;
  "aria-label"?: string;
};

/** A day, typed in any usual way or picked. What cannot be read stays in the field, marked, until it is mended. */
export function DateInput({ value, onChange, min, max, ...props }: DateInputProps) {
  const zone = useTimeZone();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const text = typed ?? value ?? "";
  const isWrong = typed !== null && typed.trim() !== "" && parseTypedDay(typed) === null;
  const settle = () => {
    if (typed === null) return;
    const day = parseTypedDay(typed);
    if (typed.trim() === "") onChange(null);
    else if (day !== null) onChange(day);
    if (!isWrong) setTyped(null);
  };
  return (
    <Input
      {...props}
      value={text}
      placeholder="YYYY-MM-DD"
      autoComplete="off"
      aria-invalid={isWrong || undefined}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        settle();
        props.onBlur?.();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") settle();
      }}
      after={
        <Popover
          label="Choose a day"
          align="end"
          open={open}
          onOpenChange={setOpen}
          className="w-auto"
          trigger={
            <button
              type="button"
              aria-label="Choose a day"
              disabled={props.disabled}
              className="-mr-1.5 grid size-6 place-items-center rounded-sm hover:bg-hover hover:text-foreground"
            >
              <CalendarDays aria-hidden className="size-4" />
            </button>
          }
        >
          <Calendar
            from={value}
            today={formatMoment(new Date(), zone, "yyyy-MM-dd")}
            min={min}
            max={max}
            onPick={(day) => {
              setTyped(null);
              onChange(day);
              setOpen(false);
            }}
          />
        </Popover>
      }
    />
  );
}

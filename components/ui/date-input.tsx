"use client";

import { CalendarDays } from "lucide-react";
import { useState } from "react";
import { Calendar } from "@/components/ui/calendar";
import { type Day, parseTypedDay } from "@/components/ui/calendar-month";
import { Input, type InputProps } from "@/components/ui/input";
import { formatMoment } from "@/components/ui/moment";
import { Popover } from "@/components/ui/popover";
import { useTimeZone } from "@/components/ui/time-zone";
import { UNREADABLE, Unreadable } from "@/components/ui/unreadable";

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

/**
 * A day, typed in any usual way or picked; it counts while one types. What cannot be read stays in the field with words, and keeps
 * its form from being saved, until it is mended.
 */
export function DateInput({ value, onChange, min, max, className, ...props }: DateInputProps) {
  const zone = useTimeZone();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const text = typed ?? value ?? "";
  const isWrong = typed !== null && typed.trim() !== "" && parseTypedDay(typed) === null;
  const [isLeft, setIsLeft] = useState(false);
  const type = (next: string) => {
    setTyped(next);
    const day = next.trim() === "" ? null : parseTypedDay(next);
    if (day !== null || next.trim() === "") setIsLeft(false);
    if (day !== value && (day !== null || next.trim() === "")) onChange(day);
  };
  const settle = () => {
    setIsLeft(true);
    if (!isWrong) setTyped(null);
  };
  return (
    <Unreadable
      text={isWrong && isLeft ? `“${text.trim()}” is no date. Write it like 2026-11-21 or 21.11.2026.` : null}
      className={className}
    >
      <Input
        {...props}
        value={text}
        placeholder="YYYY-MM-DD"
        autoComplete="off"
        {...(isWrong ? UNREADABLE : {})}
        onChange={(event) => type(event.target.value)}
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
    </Unreadable>
  );
}

"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { TZDate } from "@date-fns/tz";
import { useState } from "react";
import { type Day, isDay } from "@/components/ui/calendar-month";
import { cn } from "@/components/ui/cn";
import { DateInput } from "@/components/ui/date-input";
import { formatMoment, toDate } from "@/components/ui/moment";
import { TimeInput } from "@/components/ui/time-input";
import { useTimeZone } from "@/components/ui/time-zone";

export type DateTimeInputProps = {
  /** ISO 8601 with offset or Z, or null. */
  value: string | null;
  /** ISO 8601 in UTC, to the minute. */
  onChange: (value: string | null) => void;
  /** IANA zone in which day and time are typed; the account's unless given. */
  zone?: string;
  disabled?: boolean;
  onBlur?: () => void;
  className?: string;
  "aria-label"?: string;
};

/** A moment as day and time of a zone, which is shown beside. */
export function DateTimeInput({
  value,
  onChange,
  zone,
  disabled = false,
  onBlur,
  className,
  ...props
}: DateTimeInputProps) {
  const accountZone = useTimeZone();
  const shownZone = zone ?? accountZone;
  const date = value === null ? null : toDate(value);
  const day = date === null ? null : formatMoment(date, shownZone, "yyyy-MM-dd");
  const time = date === null ? "" : formatMoment(date, shownZone, "HH:mm");
  const [keptTime, setKeptTime] = useState("00:00");
  const change = (nextDay: Day | null, nextTime: string) => {
    // Who empties the day to type another one keeps the time.
    if (nextTime !== "") setKeptTime(nextTime);
    onChange(nextDay === null ? null : toIso(nextDay, nextTime === "" ? keptTime : nextTime, shownZone));
  };
  return (
    <div className={cn("flex flex-wrap items-center gap-2", className)}>
      <DateInput
        value={day}
        onChange={(next) => change(next, time)}
        disabled={disabled}
        onBlur={onBlur}
        aria-label={props["aria-label"]}
        className="w-36"
      />
      {/* A field of its own: the label around belongs to the day. */}
      <BaseField.Root>
        <TimeInput
          aria-label={`${props["aria-label"] ?? "Moment"}: time`}
          value={time}
          disabled={disabled || day === null}
          onChange={(next) => change(day, next)}
          className="w-20"
        />
      </BaseField.Root>
      <span className="text-xs text-muted-foreground">{shownZone}</span>
    </div>
  );
}

function toIso(day: Day, time: string, zone: string): string | null {
  if (!isDay(day)) return null;
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new Date(new TZDate(year, month - 1, date, hours, minutes, zone).getTime()).toISOString();
}

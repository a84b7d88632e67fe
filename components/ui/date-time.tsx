"use client";

import { cn } from "@/components/ui/cn";
import { formatMoment, formatRelative, type Moment, toDate } from "@/components/ui/moment";
import { useTimeZone } from "@/components/ui/time-zone";
import { Tooltip } from "@/components/ui/tooltip";
import { useNow } from "@/components/ui/use-now";

export type DateTimeProps = {
  value: Moment | null | undefined;
  /** IANA zone; the account's unless given. */
  zone?: string;
  /** `relative` "3 min. ago", `time` "14:05", `date` "21 Nov 2026", `exact` "21 Nov 2026, 14:05:09". */
  show?: "relative" | "exact" | "date" | "time";
  /** For no value. */
  empty?: string;
  className?: string;
};

const PATTERNS = { exact: "d MMM yyyy, HH:mm:ss", date: "d MMM yyyy", time: "HH:mm" } as const;

/** A moment, with the exact one and its zone on hover. */
export function DateTime({ value, zone, show = "relative", empty = "–", className }: DateTimeProps) {
  const accountZone = useTimeZone();
  const now = useNow();
  const date = value === null || value === undefined ? null : toDate(value);
  if (date === null) return <span className="text-muted-foreground">{empty}</span>;
  const shownZone = zone ?? accountZone;
  const exact = formatMoment(date, shownZone);
  return (
    <Tooltip content={`${exact} (${shownZone})`}>
      <time
        dateTime={date.toISOString()}
        // The server's "now" and the browser's differ by a moment.
        suppressHydrationWarning
        className={cn("whitespace-nowrap tabular-nums", className)}
      >
        {show === "relative" ? formatRelative(date, now) : formatMoment(date, shownZone, PATTERNS[show])}
      </time>
    </Tooltip>
  );
}

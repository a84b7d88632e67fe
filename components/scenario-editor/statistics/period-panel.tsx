"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useFaceScenario, useStatistics, useTools } from "@/components/scenario-editor/editor-context";
import { Figure } from "@/components/scenario-editor/statistics/figure";
import { setPeriod } from "@/components/scenario-editor/statistics/statistics-store";
import { makeLastDays } from "@/components/scenario-editor/statistics/last-days";
import { DateRangeInput } from "@/components/ui/date-range-input";
import { DateTime } from "@/components/ui/date-time";
import { useTimeZone } from "@/components/ui/time-zone";
import { periodQuery } from "@/lib/api-client/scenario-statistics";

const DAYS = 7;

/** Entered, completed and errors of some days of the account's zone; the last seven unless changed. */
export function PeriodPanel() {
  const { statistics } = useTools();
  const { id } = useFaceScenario();
  const zone = useTimeZone();
  const [range, setRange] = useState(() => makeLastDays(new Date(), { days: DAYS, zone }));
  const { data, error, isPlaceholderData } = useQuery(periodQuery(id, range));
  const totals = useStatistics((state) => state.totals);
  useEffect(() => {
    if (data !== undefined && !isPlaceholderData) setPeriod(statistics, data);
  }, [data, isPlaceholderData, statistics]);
  return (
    <>
      <DateRangeInput
        value={range}
        onChange={setRange}
        max={makeLastDays(new Date(), { days: 1, zone }).to}
        size="sm"
      />
      <dl className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <Figure label="Entered" value={totals?.entered ?? null} />
        <Figure label="Completed" value={totals?.completed ?? null} />
        <Figure
          label="Errors"
          value={totals?.failed ?? null}
          tone="danger"
          onClick={() => statistics.setState({ isFailedListed: true })}
        />
        {totals !== null && totals.removed > 0 && <Figure label="Removed" value={totals.removed} />}
      </dl>
      <p role="status" className="ml-auto text-xs text-muted-foreground">
        {error === null ? (
          totals !== null && (
            <>
              as of <DateTime value={totals.asOf} show="time" />, {zone}
            </>
          )
        ) : (
          <span className="text-danger-text">{error.message}</span>
        )}
      </p>
    </>
  );
}

"use client";

import { ChartNoAxesColumn, ChevronDown, ChevronUp } from "lucide-react";
import { useStatistics, useTools } from "@/components/scenario-editor/editor-context";
import { LivePanel } from "@/components/scenario-editor/statistics/live-panel";
import { PeriodPanel } from "@/components/scenario-editor/statistics/period-panel";
import type { StatisticsMode } from "@/components/scenario-editor/statistics/statistics-store";
import { useLiveNumbers } from "@/components/scenario-editor/statistics/use-live-numbers";
import { Tabs } from "@/components/ui/tabs";

const MODES = [
  { value: "period", label: "Period" },
  { value: "live", label: "Real time" },
] as const satisfies readonly { value: StatisticsMode; label: string }[];

/** Below the canvas: numbers of a period, or of this moment. They also stand above the elements. */
export function StatisticsPanel() {
  const { statistics } = useTools();
  const isOpen = useStatistics((state) => state.isOpen);
  const mode = useStatistics((state) => state.mode);
  useLiveNumbers();
  return (
    <section aria-label="Statistics" className="shrink-0 border-t bg-card">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1.5">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => statistics.setState({ isOpen: !isOpen })}
          className="flex h-8 items-center gap-2 rounded-md px-2 text-sm font-medium hover:bg-hover"
        >
          <ChartNoAxesColumn aria-hidden className="size-4 text-muted-foreground" />
          Statistics
          {isOpen ? (
            <ChevronDown aria-hidden className="size-4 text-muted-foreground" />
          ) : (
            <ChevronUp aria-hidden className="size-4 text-muted-foreground" />
          )}
        </button>
        {isOpen && (
          <>
            <Tabs
              label="Statistics of"
              look="pill"
              tabs={MODES}
              value={mode}
              onChange={(next) => statistics.setState({ mode: next })}
              className="gap-0"
            />
            {mode === "period" ? <PeriodPanel /> : <LivePanel />}
          </>
        )}
      </div>
    </section>
  );
}

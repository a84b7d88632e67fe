"use client";

import type { ReactElement, ReactNode } from "react";
import { ResponsiveContainer } from "recharts";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";

/** One line, bar or area: `key` is its field in the data. */
export type ChartSeries = { key: string; label: string; color?: string };

export const CHART_COLORS = [
  "var(--chart-1)",
  "var(--chart-2)",
  "var(--chart-3)",
  "var(--chart-4)",
  "var(--chart-5)",
] as const;

export function chartColor(series: ChartSeries, index: number): string {
  return series.color ?? CHART_COLORS[index % CHART_COLORS.length] ?? CHART_COLORS[0];
}

export type ChartFrameProps = {
  /** What the chart shows, in words, for those who cannot see it. */
  label: string;
  series: readonly ChartSeries[];
  height?: number;
  loading?: boolean;
  /** Shown instead of the chart. */
  empty?: ReactNode;
  className?: string;
  /** One recharts chart. */
  children: ReactElement;
};

/** Size, legend, loading and empty state of a chart. */
export function ChartFrame({
  label,
  series,
  height = 220,
  loading = false,
  empty,
  className,
  children,
}: ChartFrameProps) {
  if (loading) return <Skeleton className="h-55 w-full" />;
  if (empty !== undefined)
    return (
      <EmptyState size="sm" title="No numbers yet">
        {empty}
      </EmptyState>
    );
  return (
    <figure className={cn("grid gap-2", className)} aria-label={label}>
      <div style={{ height }} className="min-w-0 text-xs">
        <ResponsiveContainer width="100%" height="100%">
          {children}
        </ResponsiveContainer>
      </div>
      {series.length > 1 && (
        <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted-foreground">
          {series.map((one, index) => (
            <span key={one.key} className="flex items-center gap-1.5">
              <span aria-hidden className="size-2 rounded-full" style={{ background: chartColor(one, index) }} />
              {one.label}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

"use client";

import { Progress as BaseProgress } from "@base-ui/react/progress";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

export type ProgressProps = {
  /** What is going on: "Importing profiles". */
  label: string;
  done: number;
  /** Null while the number of all is not known yet. */
  total: number | null;
  failed?: number;
  unit?: string;
  onCancel?: () => void;
  cancelling?: boolean;
  className?: string;
};

/** A long job: bar, counts, a way to stop it. */
export function Progress({
  label,
  done,
  total,
  failed = 0,
  unit = "",
  onCancel,
  cancelling = false,
  className,
}: ProgressProps) {
  const counts =
    total === null ? done.toLocaleString("en") : `${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
  return (
    <div className={cn("flex flex-wrap items-end gap-x-3 gap-y-1.5", className)}>
      <BaseProgress.Root
        value={total === null ? null : done}
        max={total === null ? 1 : Math.max(total, 1)}
        getAriaValueText={() => `${counts} ${unit}`.trim()}
        className="grid min-w-0 flex-1 gap-1.5"
      >
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <BaseProgress.Label className="text-sm font-medium">{label}</BaseProgress.Label>
          <span className="text-xs text-muted-foreground tabular-nums">
            {counts} {unit}
            {failed > 0 && <span className="text-danger-text"> · {failed.toLocaleString("en")} failed</span>}
          </span>
        </div>
        <BaseProgress.Track className="h-1.5 overflow-hidden rounded-full bg-pressed">
          <BaseProgress.Indicator className="h-full rounded-full bg-brand-strong transition-[width] data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
        </BaseProgress.Track>
      </BaseProgress.Root>
      {onCancel !== undefined && (
        <Button size="sm" onClick={onCancel} loading={cancelling} className="-mb-1.5">
          Cancel
        </Button>
      )}
    </div>
  );
}

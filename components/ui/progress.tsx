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
    <BaseProgress.Root
      value={total === null ? null : done}
      max={total === null ? 1 : Math.max(total, 1)}
      getAriaValueText={() => `${counts} ${unit}`.trim()}
      className={cn("grid gap-1.5", className)}
    >
      <div className="flex items-center justify-between gap-3">
        <BaseProgress.Label className="min-w-0 truncate text-sm font-medium">{label}</BaseProgress.Label>
        <div className="flex items-center gap-2">
          <span className="text-xs text-muted-foreground tabular-nums">
            {counts} {unit}
            {failed > 0 && <span className="text-danger-text"> · {failed.toLocaleString("en")} failed</span>}
          </span>
          {onCancel !== undefined && (
            <Button size="sm" variant="ghost" onClick={onCancel} loading={cancelling}>
              Cancel
            </Button>
          )}
        </div>
      </div>
      <BaseProgress.Track className="h-1.5 overflow-hidden rounded-full bg-pressed">
        <BaseProgress.Indicator className="h-full rounded-full bg-brand-strong transition-[width] data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
      </BaseProgress.Track>
    </BaseProgress.Root>
  );
}

"use client";

import { Progress as BaseProgress } from "@base-ui/react/progress";
import { cn } from "@/components/ui/cn";

export type ProgressProps = {
  label: string;
  /** Null while it is not known how far. */
  value: number | null;
  max: number;
  className?: string;
};

/** How far a long piece of work is. */
export function Progress({ label, value, max, className }: ProgressProps) {
  return (
    <BaseProgress.Root aria-label={label} value={value} max={Math.max(1, max)} className={cn("block", className)}>
      <BaseProgress.Track className="h-1.5 overflow-hidden rounded-full bg-muted">
        <BaseProgress.Indicator className="h-full rounded-full bg-brand-strong transition-[width] duration-500 data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
      </BaseProgress.Track>
    </BaseProgress.Root>
  );
}

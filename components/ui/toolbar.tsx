import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Search and filters on the left, `end` on the right; above a list. */
export function Toolbar({ children, end, className }: { children?: ReactNode; end?: ReactNode; className?: string }) {
  return (
    <div className={cn("flex flex-wrap items-center gap-2", className)}>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">{children}</div>
      {end !== undefined && <div className="flex items-center gap-2">{end}</div>}
    </div>
  );
}

/** Takes the toolbar's place while rows are chosen: how many, what to do with them, the way back. */
export function SelectionBar({
  count,
  onClear,
  children,
}: {
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  return (
    <div role="status" className="flex min-h-8 flex-wrap items-center gap-2 rounded-md bg-brand-soft px-3 py-1 text-sm">
      <span className="font-medium tabular-nums">{count.toLocaleString("en")} selected</span>
      <div className="flex flex-1 flex-wrap items-center gap-2">{children}</div>
      <button type="button" onClick={onClear} className="h-6 rounded-sm px-1.5 text-xs text-brand-text hover:underline">
        Clear
      </button>
    </div>
  );
}

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

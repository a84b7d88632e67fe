import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type EmptyStateProps = {
  /** A lucide icon, or a drawing of its own. */
  icon?: ReactNode;
  illustration?: ReactNode;
  title: ReactNode;
  /** What this is, and what to do. */
  children?: ReactNode;
  action?: ReactNode;
  size?: "sm" | "md";
  className?: string;
};

export function EmptyState({ icon, illustration, title, children, action, size = "md", className }: EmptyStateProps) {
  return (
    <div
      className={cn("grid justify-items-center gap-3 px-6 text-center", size === "md" ? "py-16" : "py-8", className)}
    >
      {illustration}
      {icon !== undefined && (
        <span className="grid size-10 place-items-center rounded-lg border bg-card text-muted-foreground [&_svg]:size-5">
          {icon}
        </span>
      )}
      <div className="grid max-w-md gap-1">
        <p className={cn("font-semibold text-balance", size === "md" ? "text-lg" : "text-base")}>{title}</p>
        {children !== undefined && <div className="text-sm text-pretty text-muted-foreground">{children}</div>}
      </div>
      {action !== undefined && <div className="flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

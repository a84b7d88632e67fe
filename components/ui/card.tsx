import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type CardProps = {
  title?: ReactNode;
  description?: ReactNode;
  /** Right of the title. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** Without padding: for tables and editors that go to the edge. */
  flush?: boolean;
  className?: string;
  children?: ReactNode;
};

/** A section with a border; the head is left out when there is no title. */
export function Card({ title, description, actions, footer, flush = false, className, children }: CardProps) {
  return (
    <section className={cn("min-w-0 rounded-xl border bg-card", className)}>
      {(title !== undefined || actions !== undefined) && (
        <header
          className={cn("flex flex-wrap items-start justify-between gap-3 px-4 pt-3.5", flush && "border-b pb-3")}
        >
          <div className="grid min-w-0 gap-0.5">
            <h2 className="text-base font-semibold wrap-break-word">{title}</h2>
            {description !== undefined && <p className="text-sm text-muted-foreground">{description}</p>}
          </div>
          {actions !== undefined && <div className="flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={cn("grid min-w-0 gap-4", !flush && "p-4")}>{children}</div>
      {footer !== undefined && (
        <footer className="flex flex-wrap justify-end gap-2 border-t px-4 py-3">{footer}</footer>
      )}
    </section>
  );
}

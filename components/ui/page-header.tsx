import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { CopyId } from "@/components/ui/copy-id";

export type PageHeaderProps = {
  title: ReactNode;
  /** Shown as a chip that copies. */
  id?: number | string;
  description?: ReactNode;
  /** The way up, without the page itself. */
  breadcrumbs?: readonly { label: string; href: string }[];
  /** A badge or a switch beside the title. */
  status?: ReactNode;
  /** Buttons on the right; at most one primary. */
  actions?: ReactNode;
  /** Tabs or a toolbar below. */
  children?: ReactNode;
  className?: string;
};

export function PageHeader({
  title,
  id,
  description,
  breadcrumbs,
  status,
  actions,
  children,
  className,
}: PageHeaderProps) {
  return (
    <header className={cn("grid gap-3 px-4 pt-5 pb-4 md:px-8 md:pt-6", className)}>
      {breadcrumbs !== undefined && (
        <nav aria-label="Breadcrumbs">
          <ol className="flex flex-wrap items-center gap-1 text-xs text-muted-foreground">
            {breadcrumbs.map((step, index) => (
              <li key={step.href} className="flex items-center gap-1">
                <Link href={step.href} className="rounded-xs py-1 hover:text-foreground hover:underline">
                  {step.label}
                </Link>
                {index < breadcrumbs.length - 1 && <ChevronRight aria-hidden className="size-3" />}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
          <div className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1">
            <h1 className="min-w-0 text-xl font-semibold tracking-tight wrap-break-word">{title}</h1>
            {id !== undefined && <CopyId id={id} />}
            {status}
          </div>
          {description !== undefined && (
            <div className="max-w-2xl text-sm text-pretty text-muted-foreground">{description}</div>
          )}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </header>
  );
}

/** The body under a PageHeader, with the same margins. `width` caps forms, lists take all. */
export function PageBody({
  children,
  className,
  width = "full",
}: {
  children: ReactNode;
  className?: string;
  width?: "full" | "form";
}) {
  return (
    <div className={cn("grid gap-5 px-4 pb-12 md:px-8", width === "form" && "max-w-3xl", className)}>{children}</div>
  );
}

"use client";

import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Marks an input whose text cannot be read: `Form` does not submit while there is one. */
export const UNREADABLE = { "aria-invalid": true, "data-unreadable": "" } as const;

type UnreadableProps = { text: string | null; className?: string | undefined; children: ReactNode };

/** An input, and below it in words why its text cannot be read. */
export function Unreadable({ text, className, children }: UnreadableProps) {
  return (
    <div className={cn("grid min-w-0 gap-1", className)}>
      {children}
      {text !== null && (
        <p role="alert" className="flex items-start gap-1.5 text-xs text-danger-text">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="min-w-0 wrap-break-word">{text}</span>
        </p>
      )}
    </div>
  );
}

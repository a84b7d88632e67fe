"use client";

import type { PointerEvent, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** One line that is cut where there is no room; then the mouse shows all of it. */
export function CutText({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <span className={cn("truncate", className)} onPointerEnter={showAll}>
      {children}
    </span>
  );
}

function showAll({ currentTarget: line }: PointerEvent<HTMLElement>): void {
  const isCut = line.scrollWidth > line.clientWidth;
  if (isCut) line.title = line.textContent;
  else line.removeAttribute("title");
}

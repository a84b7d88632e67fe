"use client";

import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";

export const TooltipProvider = BaseTooltip.Provider;

export type TooltipProps = {
  content: ReactNode;
  /** A shortcut shown after the text, e.g. `Ctrl+S`. */
  shortcut?: string;
  side?: "top" | "right" | "bottom" | "left";
  delay?: number;
  disabled?: boolean;
  /** The element it belongs to: must take a ref and props. */
  children: ReactElement;
};

/** A short text on hover and focus. Never the only name of a control: give that an `aria-label` too. */
export function Tooltip({ content, shortcut, side = "top", delay, disabled = false, children }: TooltipProps) {
  return (
    <BaseTooltip.Root disabled={disabled}>
      <BaseTooltip.Trigger render={children} delay={delay} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-60">
          <BaseTooltip.Popup className="max-w-72 origin-(--transform-origin) rounded-md bg-tip px-2 py-1 text-xs text-tip-foreground transition-opacity data-ending-style:opacity-0 data-instant:duration-0 data-starting-style:opacity-0">
            <span className="flex items-center gap-2">
              <span className="min-w-0 wrap-break-word">{content}</span>
              {shortcut !== undefined && <Kbd keys={shortcut} inverted />}
            </span>
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}

"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type PopoverProps = {
  trigger: ReactElement;
  /** Name of the surface for screen readers, unless `title` shows one. */
  label?: string;
  title?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
};

/** A small surface at a button: details, a short form, filters. */
export function Popover(props: PopoverProps) {
  const { trigger, label, title, open, onOpenChange, side = "bottom", align = "start", className, children } = props;
  return (
    <BasePopover.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner className="z-40" side={side} align={align} sideOffset={6} collisionPadding={8}>
          <BasePopover.Popup
            aria-label={title === undefined ? label : undefined}
            className={cn(
              "popup max-h-(--available-height) w-72 max-w-(--available-width) overflow-y-auto p-3",
              className,
            )}
          >
            {title !== undefined && (
              <BasePopover.Title className="mb-2 text-sm font-semibold">{title}</BasePopover.Title>
            )}
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}

"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Tooltip, type TooltipProps } from "@/components/ui/tooltip";

export type IconButtonProps = Omit<ButtonProps, "icon" | "children" | "size"> & {
  /** Name of the action: the tooltip and the accessible name. */
  label: string;
  icon: ReactNode;
  size?: "sm" | "md";
  shortcut?: string;
  side?: TooltipProps["side"];
};

export function IconButton({
  label,
  icon,
  size = "md",
  shortcut,
  side = "top",
  variant = "ghost",
  ...props
}: IconButtonProps) {
  return (
    <Tooltip content={label} side={side} {...(shortcut === undefined ? {} : { shortcut })}>
      <Button aria-label={label} variant={variant} size={size === "sm" ? "icon-sm" : "icon"} {...props}>
        {icon}
      </Button>
    </Tooltip>
  );
}

"use client";

import { Check, Copy } from "lucide-react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useCopied } from "@/components/ui/use-copied";

export type CopyButtonProps = {
  /** The text itself, or how to get it at the moment of the click. */
  text: string | (() => string);
  /** With a label it is a button with text, without one an icon. */
  label?: string;
  variant?: ButtonProps["variant"];
  size?: "sm" | "md";
  className?: string;
};

export function CopyButton({ text, label, variant, size = "sm", className }: CopyButtonProps) {
  const { copied, copy } = useCopied();
  const icon = copied ? <Check className="text-success-text" /> : <Copy />;
  const press = () => copy(typeof text === "string" ? text : text());
  if (label === undefined)
    return (
      <IconButton
        data-copy=""
        label={copied ? "Copied" : "Copy"}
        icon={icon}
        onClick={press}
        size={size}
        variant={variant ?? "ghost"}
        className={className}
      />
    );
  return (
    <Button icon={icon} onClick={press} size={size} variant={variant ?? "secondary"} className={className}>
      {copied ? "Copied" : label}
    </Button>
  );
}

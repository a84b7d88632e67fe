"use client";

import { Field as BaseField } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldContext } from "@/components/ui/field-context";

export type TextareaProps = ComponentProps<"textarea"> & {
  /** Grows with its text; `rows` is then the smallest height. */
  autoGrow?: boolean;
  mono?: boolean;
};

const LINE_REM = 1.25;
const PADDING_REM = 0.875;

export function Textarea({ className, autoGrow = true, mono = false, rows = 3, ...props }: TextareaProps) {
  const { required } = useFieldContext();
  const minHeight = `${String(rows * LINE_REM + PADDING_REM)}rem`;
  return (
    <BaseField.Control
      render={
        <textarea
          rows={rows}
          aria-required={required || undefined}
          {...props}
          style={{ minHeight, ...props.style }}
          className={cn(
            "control w-full min-w-0 resize-y px-2.5 py-1.5 text-sm",
            autoGrow && "field-sizing-content max-h-96",
            mono && "font-mono text-xs",
            className,
          )}
        />
      }
    />
  );
}

"use client";

import { Input as BaseInput } from "@base-ui/react/input";
import type { ReactNode } from "react";
import { cn, type Styled } from "@/components/ui/cn";
import { useFieldContext } from "@/components/ui/field-context";

export type InputProps = Omit<Styled<BaseInput.Props>, "size" | "prefix"> & {
  size?: "sm" | "md" | "lg";
  /** An icon or a short text inside the field, before the value. */
  before?: ReactNode;
  /** The same after the value: a unit, a button. */
  after?: ReactNode;
};

export const inputSizes = { sm: "h-7 text-xs", md: "h-8 text-sm", lg: "h-10 text-base" } as const;

export function Input({ size = "md", before, after, className, ...props }: InputProps) {
  const { required } = useFieldContext();
  if (before === undefined && after === undefined)
    return (
      <BaseInput
        aria-required={required || undefined}
        {...props}
        className={cn("control w-full min-w-0 px-2.5", inputSizes[size], className)}
      />
    );
  return (
    <div
      data-disabled={props.disabled === true ? "" : undefined}
      className={cn("control flex w-full min-w-0 items-center gap-2 px-2.5", inputSizes[size], className)}
    >
      {before !== undefined && <span className="shrink-0 text-muted-foreground [&_svg]:size-4">{before}</span>}
      <BaseInput
        aria-required={required || undefined}
        {...props}
        className="h-full w-full min-w-0 bg-transparent outline-none"
      />
      {after !== undefined && <span className="flex shrink-0 items-center text-muted-foreground">{after}</span>}
    </div>
  );
}

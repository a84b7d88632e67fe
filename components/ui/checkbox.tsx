"use client";

import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import { cn, type Styled } from "@/components/ui/cn";

export type CheckboxProps = Styled<Omit<BaseCheckbox.Root.Props, "onCheckedChange">> & {
  onCheckedChange?: (checked: boolean) => void;
};

/** Inside a Field with `layout="inline"`, or with an `aria-label`. */
export function Checkbox({ className, onCheckedChange, ...props }: CheckboxProps) {
  return (
    <BaseCheckbox.Root
      {...props}
      onCheckedChange={(checked) => onCheckedChange?.(checked)}
      className={cn(
        "relative grid size-4 shrink-0 place-items-center rounded-xs border border-input bg-field transition-colors after:absolute after:-inset-1.5 data-checked:border-brand-strong data-checked:bg-brand-strong data-disabled:opacity-50 data-indeterminate:border-brand-strong data-indeterminate:bg-brand-strong data-invalid:border-danger",
        className,
      )}
    >
      <BaseCheckbox.Indicator className="text-white data-unchecked:hidden dark:text-background">
        {props.indeterminate === true ? (
          <Minus className="size-3" strokeWidth={3.5} />
        ) : (
          <Check className="size-3" strokeWidth={3.5} />
        )}
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  );
}

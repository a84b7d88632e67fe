"use client";

import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { cn, type Styled } from "@/components/ui/cn";

export type SwitchProps = Styled<Omit<BaseSwitch.Root.Props, "onCheckedChange">> & {
  onCheckedChange?: (checked: boolean) => void;
};

/** On or off, at once. Inside a Field with `layout="inline"`, or with an `aria-label`. */
export function Switch({ className, onCheckedChange, ...props }: SwitchProps) {
  return (
    <BaseSwitch.Root
      {...props}
      onCheckedChange={(checked) => onCheckedChange?.(checked)}
      className={cn(
        "relative inline-flex h-4.5 w-8 shrink-0 items-center rounded-full border border-input bg-muted p-px transition-colors after:absolute after:-inset-1 data-checked:border-brand-strong data-checked:bg-brand-strong data-disabled:opacity-50",
        className,
      )}
    >
      <BaseSwitch.Thumb className="size-3 translate-x-px rounded-full bg-muted-foreground transition-[translate,background-color] data-checked:translate-x-[1.0625rem] data-checked:bg-white dark:data-checked:bg-background" />
    </BaseSwitch.Root>
  );
}

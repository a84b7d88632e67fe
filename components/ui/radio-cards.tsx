"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldContext } from "@/components/ui/field-context";
import { useReadOnly } from "@/components/ui/read-only-context";

export type RadioCardsProps<Value extends string> = {
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; description?: string; disabled?: boolean }[];
  columns?: 1 | 2 | 3;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
};

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" } as const;

/** A choice of a few values that need a word of explanation each. */
export function RadioCards<Value extends string>({
  value,
  onChange,
  options,
  columns = 1,
  ...props
}: RadioCardsProps<Value>) {
  const { required } = useFieldContext();
  const isReadOnly = useReadOnly();
  const id = useId();
  return (
    <RadioGroup
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
      disabled={isReadOnly || props.disabled}
      aria-label={props["aria-label"]}
      aria-required={required || undefined}
      className={cn("grid gap-2", COLUMNS[columns], props.className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="group/card flex cursor-pointer items-start gap-2.5 rounded-lg border border-border-strong bg-card p-3 transition-colors hover:bg-muted has-data-checked:border-brand-strong has-data-checked:bg-brand-soft has-data-disabled:cursor-not-allowed has-data-disabled:opacity-60"
        >
          <Radio.Root
            value={option.value}
            // Inside a Field every radio would get the name of the whole group.
            aria-labelledby={`${id}-${option.value}`}
            disabled={option.disabled}
            className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-input bg-field data-checked:border-brand-strong data-checked:bg-brand-strong"
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-white data-unchecked:hidden dark:bg-background" />
          </Radio.Root>
          <span className="grid min-w-0 gap-0.5">
            <span id={`${id}-${option.value}`} className="text-sm font-medium">
              {option.label}
            </span>
            {option.description !== undefined && (
              <span className="text-xs text-muted-foreground group-has-data-checked/card:text-foreground">
                {option.description}
              </span>
            )}
          </span>
        </label>
      ))}
    </RadioGroup>
  );
}

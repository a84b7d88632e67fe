"use client";

import { NumberField } from "@base-ui/react/number-field";
import { ChevronDown, ChevronUp } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { useFieldContext } from "@/components/ui/field-context";
import { inputSizes } from "@/components/ui/input";

export type NumberInputProps = {
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  /** Shown after the number: `min`, `%`. */
  unit?: string;
  /** True for ids and the like: no thousands separators. */
  plain?: boolean;
  size?: keyof typeof inputSizes;
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  onBlur?: () => void;
  className?: string;
  "aria-label"?: string;
};

export function NumberInput({
  value,
  onChange,
  size = "md",
  plain = false,
  unit,
  className,
  ...props
}: NumberInputProps) {
  const { required } = useFieldContext();
  return (
    <NumberField.Root
      value={value}
      onValueChange={(next) => onChange(next)}
      min={props.min}
      max={props.max}
      step={props.step}
      // What was typed stays: the form says what is wrong with it, instead of another number standing there.
      allowOutOfRange
      disabled={props.disabled}
      name={props.name}
      locale="en"
      format={{ useGrouping: !plain, maximumFractionDigits: 10 }}
    >
      <NumberField.Group
        data-disabled={props.disabled === true ? "" : undefined}
        className={cn("control flex w-full min-w-0 items-stretch overflow-hidden", inputSizes[size], className)}
      >
        <NumberField.Input
          aria-label={props["aria-label"]}
          aria-required={required || undefined}
          placeholder={props.placeholder}
          onBlur={props.onBlur}
          className="w-full min-w-0 bg-transparent pl-2.5 tabular-nums outline-none"
        />
        {unit !== undefined && <span className="flex items-center px-1.5 text-muted-foreground">{unit}</span>}
        <div className="grid w-6 shrink-0 border-l border-border text-muted-foreground">
          <NumberField.Increment className="grid place-items-center hover:bg-hover hover:text-foreground data-disabled:opacity-40">
            <ChevronUp aria-hidden className="size-3" />
          </NumberField.Increment>
          <NumberField.Decrement className="grid place-items-center hover:bg-hover hover:text-foreground data-disabled:opacity-40">
            <ChevronDown aria-hidden className="size-3" />
          </NumberField.Decrement>
        </div>
      </NumberField.Group>
    </NumberField.Root>
  );
}

"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { useFieldContext } from "@/components/ui/field-context";
import { inputSizes } from "@/components/ui/input";
import { type Option, type OptionValue, optionStyles } from "@/components/ui/option";
import { OptionText } from "@/components/ui/option-text";

export type SelectProps<Value extends OptionValue> = {
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
  placeholder?: string;
  size?: keyof typeof inputSizes;
  disabled?: boolean;
  name?: string;
  onBlur?: () => void;
  className?: string;
  "aria-label"?: string;
};

/** A choice of a few known values. For many, or ones that are searched, take Combobox. */
export function Select<Value extends OptionValue>(props: SelectProps<Value>) {
  const { value, onChange, options, placeholder = "Choose", size = "md", className } = props;
  const { required } = useFieldContext();
  const chosen = options.find((option) => option.value === value);
  return (
    <BaseSelect.Root
      value={value}
      onValueChange={(next: Value | null) => {
        if (next !== null) onChange(next);
      }}
      items={options}
      disabled={props.disabled ?? false}
      modal={false}
      {...(props.name === undefined ? {} : { name: props.name })}
    >
      <BaseSelect.Trigger
        aria-label={props["aria-label"]}
        aria-required={required || undefined}
        onBlur={props.onBlur}
        className={cn("control flex w-full min-w-0 items-center gap-2 px-2.5 text-left", inputSizes[size], className)}
      >
        <span
          className={cn("flex min-w-0 flex-1 items-center gap-2 [&_svg]:size-4", !chosen && "text-muted-foreground")}
        >
          {chosen?.icon}
          <BaseSelect.Value className="truncate">{() => chosen?.label ?? placeholder}</BaseSelect.Value>
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner
          className="z-50 outline-none"
          sideOffset={4}
          alignItemWithTrigger={false}
          collisionPadding={8}
        >
          <BaseSelect.Popup className="popup min-w-(--anchor-width) max-w-[min(24rem,var(--available-width))]">
            <BaseSelect.List className="max-h-[min(20rem,var(--available-height))] scroll-py-1 overflow-y-auto p-1">
              {options.map((option) => (
                <BaseSelect.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled ?? false}
                  className={optionStyles}
                >
                  <OptionText option={option} />
                  <BaseSelect.ItemIndicator>
                    <Check />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}

"use client";

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import { X } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { ComboboxList, isSameOption, matchesOption } from "@/components/ui/combobox-list";
import { useFieldContext } from "@/components/ui/field-context";
import type { Option, OptionValue } from "@/components/ui/option";

export type MultiSelectProps<Value extends OptionValue> = {
  value: readonly Value[];
  onChange: (value: Value[]) => void;
  options: readonly Option<Value>[];
  placeholder?: string;
  emptyText?: string;
  /** Given: the server searches, and `options` are its answer (keep the chosen ones among them). */
  onSearch?: (query: string) => void;
  loading?: boolean;
  disabled?: boolean;
  onBlur?: () => void;
  className?: string;
  "aria-label"?: string;
};

/** Several choices among known values, shown as chips. */
export function MultiSelect<Value extends OptionValue>(props: MultiSelectProps<Value>) {
  const { value, options, onSearch } = props;
  const selected = options.filter((option) => value.includes(option.value));
  return (
    <BaseCombobox.Root<Option<Value>, true>
      multiple
      items={options}
      value={selected}
      onValueChange={(chosen) => props.onChange(chosen.map((option) => option.value))}
      isItemEqualToValue={isSameOption}
      itemToStringLabel={(option) => option.label}
      filter={onSearch === undefined ? matchesOption : null}
      onInputValueChange={(query) => onSearch?.(query)}
      disabled={props.disabled ?? false}
      autoHighlight
    >
      <ChipsInput {...props} selected={selected} />
      <BaseCombobox.Portal>
        <BaseCombobox.Positioner className="z-50 outline-none" sideOffset={4} collisionPadding={8}>
          <BaseCombobox.Popup className="popup w-(--anchor-width) max-w-(--available-width)">
            <ComboboxList emptyText={props.emptyText ?? "Nothing found."} loading={props.loading ?? false} />
          </BaseCombobox.Popup>
        </BaseCombobox.Positioner>
      </BaseCombobox.Portal>
    </BaseCombobox.Root>
  );
}

export const chipsBoxStyles =
  "control flex min-h-8 w-full min-w-0 cursor-text flex-wrap items-center gap-1 px-1 py-[3px] text-sm";
export const chipStyles =
  "flex h-6 max-w-full cursor-default items-center gap-0.5 rounded-sm bg-muted pl-2 text-xs font-medium outline-none focus-within:bg-brand-soft data-highlighted:bg-brand-soft";
export const chipRemoveStyles =
  "grid size-6 shrink-0 place-items-center rounded-sm text-muted-foreground hover:text-foreground";

function ChipsInput<Value extends OptionValue>(props: MultiSelectProps<Value> & { selected: Option<Value>[] }) {
  const { selected } = props;
  const { required } = useFieldContext();
  return (
    <BaseCombobox.InputGroup className={cn(chipsBoxStyles, props.className)}>
      <BaseCombobox.Chips className="contents" aria-label={selected.length > 0 ? "Chosen" : undefined}>
        {selected.map((option) => (
          <BaseCombobox.Chip key={option.value} className={chipStyles} aria-label={option.label}>
            <span className="truncate">{option.label}</span>
            <BaseCombobox.ChipRemove aria-label={`Remove ${option.label}`} className={chipRemoveStyles}>
              <X aria-hidden className="size-3" />
            </BaseCombobox.ChipRemove>
          </BaseCombobox.Chip>
        ))}
        <BaseCombobox.Input
          aria-label={props["aria-label"]}
          aria-required={required || undefined}
          onBlur={props.onBlur}
          placeholder={selected.length === 0 ? (props.placeholder ?? "Choose") : ""}
          className="h-6 min-w-16 flex-1 bg-transparent px-1.5 outline-none"
        />
      </BaseCombobox.Chips>
    </BaseCombobox.InputGroup>
  );
}

"use client";

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import { type Option, type OptionValue, optionStyles } from "@/components/ui/option";
import { OptionText } from "@/components/ui/option-text";

type ComboboxListProps = { emptyText: string; loading?: boolean };

/** The found options, and what is said when there are none. */
export function ComboboxList({ emptyText, loading = false }: ComboboxListProps) {
  return (
    <>
      <BaseCombobox.Empty>
        <div className="px-3 py-4 text-center text-xs text-muted-foreground">{loading ? "Loading …" : emptyText}</div>
      </BaseCombobox.Empty>
      <BaseCombobox.List className="max-h-[min(18rem,calc(var(--available-height)-3rem))] scroll-py-1 overflow-y-auto overscroll-contain p-1 empty:p-0">
        {(option: Option<OptionValue>) => (
          <BaseCombobox.Item
            key={option.value}
            value={option}
            disabled={option.disabled ?? false}
            className={optionStyles}
          >
            <OptionText option={option} />
            <BaseCombobox.ItemIndicator>
              <Check />
            </BaseCombobox.ItemIndicator>
          </BaseCombobox.Item>
        )}
      </BaseCombobox.List>
    </>
  );
}

export function isSameOption<Value extends OptionValue>(one: Option<Value>, other: Option<Value>): boolean {
  return one.value === other.value;
}

/** Matches the words that people see: label, hint (`#3`) and value. */
export function matchesOption<Value extends OptionValue>(option: Option<Value>, query: string): boolean {
  const text = `${option.label} ${option.hint ?? ""} ${String(option.value)}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

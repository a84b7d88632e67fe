"use client";

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import { ChevronsUpDown, Search, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { ComboboxList, isSameOption, matchesOption } from "@/components/ui/combobox-list";
import { useFieldContext } from "@/components/ui/field-context";
import { inputSizes } from "@/components/ui/input";
import type { Option, OptionValue } from "@/components/ui/option";
import { OptionText } from "@/components/ui/option-text";
import { Spinner } from "@/components/ui/spinner";

export type ComboboxProps<Value extends OptionValue> = {
  value: Value | null;
  /** Null only when `clearable`. The whole option comes second. */
  onChange: (value: Value | null, option: Option<Value> | null) => void;
  options: readonly Option<Value>[];
  /** The chosen option when it may not be among `options` (they are searched on the server). */
  chosen?: Option<Value> | null;
  placeholder?: string;
  searchPlaceholder?: string;
  emptyText?: string;
  clearable?: boolean;
  /** Given: the server searches, and `options` are its answer. Left out: the options are filtered here. */
  onSearch?: (query: string) => void;
  loading?: boolean;
  size?: keyof typeof inputSizes;
  disabled?: boolean;
  /** Below the list, e.g. "New template". */
  footer?: ReactNode;
  onBlur?: () => void;
  className?: string;
  "aria-label"?: string;
};

/** A choice among many, with search. */
export function Combobox<Value extends OptionValue>(props: ComboboxProps<Value>) {
  const { options, onSearch, placeholder = "Choose", disabled = false } = props;
  const selected = findSelected(props);
  return (
    <BaseCombobox.Root<Option<Value>>
      items={options}
      value={selected}
      onValueChange={(option) => props.onChange(option === null ? null : option.value, option)}
      isItemEqualToValue={isSameOption}
      itemToStringLabel={(option) => option.label}
      filter={onSearch === undefined ? matchesOption : null}
      onInputValueChange={(query) => onSearch?.(query)}
      disabled={disabled}
      autoHighlight
    >
      <div className={cn("relative w-full min-w-0", props.className)}>
        <Trigger props={props} selected={selected} placeholder={placeholder} />
        {canClear(props) && <ClearButton onClear={() => props.onChange(null, null)} />}
      </div>
      <BaseCombobox.Portal>
        <BaseCombobox.Positioner className="z-50 outline-none" align="start" sideOffset={4} collisionPadding={8}>
          <BaseCombobox.Popup
            aria-label={props["aria-label"] ?? placeholder}
            className="popup w-max max-w-[min(26rem,var(--available-width))] min-w-[max(var(--anchor-width),14rem)]"
          >
            <SearchRow {...props} />
            <ComboboxList emptyText={props.emptyText ?? "Nothing found."} loading={props.loading} />
            {props.footer !== undefined && <div className="border-t p-1">{props.footer}</div>}
          </BaseCombobox.Popup>
        </BaseCombobox.Positioner>
      </BaseCombobox.Portal>
    </BaseCombobox.Root>
  );
}

function findSelected<Value extends OptionValue>({
  value,
  options,
  chosen,
}: ComboboxProps<Value>): Option<Value> | null {
  if (value === null) return null;
  return options.find((option) => option.value === value) ?? chosen ?? null;
}

function canClear<Value extends OptionValue>({ clearable, value, disabled }: ComboboxProps<Value>): boolean {
  return clearable === true && value !== null && disabled !== true;
}

function SearchRow({
  searchPlaceholder = "Search",
  loading = false,
}: {
  searchPlaceholder?: string;
  loading?: boolean;
}) {
  return (
    <div className="flex items-center gap-2 border-b px-2.5">
      <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <BaseCombobox.Input
        placeholder={searchPlaceholder}
        className="h-9 min-w-0 flex-1 bg-transparent text-sm outline-none pointer-coarse:text-lg"
      />
      {loading && <Spinner className="text-muted-foreground" />}
    </div>
  );
}

type TriggerProps<Value extends OptionValue> = {
  props: ComboboxProps<Value>;
  selected: Option<Value> | null;
  placeholder: string;
};

function Trigger<Value extends OptionValue>({ props, selected, placeholder }: TriggerProps<Value>) {
  const { required, invalid } = useFieldContext();
  const clearable = canClear(props);
  return (
    <BaseCombobox.Trigger
      aria-label={props["aria-label"]}
      aria-required={required || undefined}
      aria-invalid={invalid || undefined}
      onBlur={props.onBlur}
      className={cn(
        "control flex w-full min-w-0 items-center gap-2 px-2.5 text-left [&_svg]:size-4 [&_svg]:shrink-0",
        inputSizes[props.size ?? "md"],
        clearable && "pr-14",
      )}
    >
      {selected === null ? (
        <span className="min-w-0 flex-1 truncate text-muted-foreground">{placeholder}</span>
      ) : (
        <OptionText option={selected} />
      )}
      <ChevronsUpDown aria-hidden className={cn("text-muted-foreground", clearable && "absolute right-2.5")} />
    </BaseCombobox.Trigger>
  );
}

function ClearButton({ onClear }: { onClear: () => void }) {
  return (
    <button
      type="button"
      aria-label="Clear"
      onClick={onClear}
      className="absolute top-1/2 right-8 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-muted-foreground hover:bg-hover hover:text-foreground"
    >
      <X aria-hidden className="size-3.5" />
    </button>
  );
}

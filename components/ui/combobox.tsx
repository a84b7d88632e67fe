"use client";

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import { ChevronsUpDown, Search, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { ComboboxList, isSameOption, matchesOption } from "@/components/ui/combobox-list";
import { useFieldContext } from "@/components/ui/field-context";
import { inputSizes } from "@/components/ui/input";
import type { Option, OptionValue } from "@/components/ui/option";
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
  const { value, onChange, options, onSearch } = props;
  const selected = options.find((option) => option.value === value) ?? (value === null ? null : (props.chosen ?? null));
  return (
    <BaseCombobox.Root<Option<Value>>
      items={options}
      value={selected}
      onValueChange={(option) => onChange(option?.value ?? null, option)}
      isItemEqualToValue={isSameOption}
      itemToStringLabel={(option) => option.label}
      filter={onSearch === undefined ? matchesOption : null}
      onInputValueChange={(query) => onSearch?.(query)}
      disabled={props.disabled ?? false}
      autoHighlight
    >
      <ComboboxTrigger {...props} selected={selected} />
      <BaseCombobox.Portal>
        <BaseCombobox.Positioner className="z-50 outline-none" align="start" sideOffset={4} collisionPadding={8}>
          <BaseCombobox.Popup
            aria-label={props["aria-label"] ?? props.placeholder ?? "Choose"}
            className="popup w-max max-w-[min(26rem,var(--available-width))] min-w-[max(var(--anchor-width),14rem)]"
          >
            <div className="flex items-center gap-2 border-b px-2.5">
              <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
              <BaseCombobox.Input
                placeholder={props.searchPlaceholder ?? "Search"}
                className="h-9 min-w-0 flex-1 bg-transparent text-sm outline-none pointer-coarse:text-lg"
              />
              {props.loading === true && <Spinner className="text-muted-foreground" />}
            </div>
            <ComboboxList<Value> emptyText={props.emptyText ?? "Nothing found."} loading={props.loading ?? false} />
            {props.footer !== undefined && <div className="border-t p-1">{props.footer}</div>}
          </BaseCombobox.Popup>
        </BaseCombobox.Positioner>
      </BaseCombobox.Portal>
    </BaseCombobox.Root>
  );
}

function ComboboxTrigger<Value extends OptionValue>(props: ComboboxProps<Value> & { selected: Option<Value> | null }) {
  const { selected, size = "md" } = props;
  const { required } = useFieldContext();
  const canClear = props.clearable === true && selected !== null && props.disabled !== true;
  return (
    <div className={cn("relative w-full min-w-0", props.className)}>
      <BaseCombobox.Trigger
        aria-label={props["aria-label"]}
        aria-required={required || undefined}
        onBlur={props.onBlur}
        className={cn(
          "control flex w-full min-w-0 items-center gap-2 px-2.5 text-left [&_svg]:size-4 [&_svg]:shrink-0",
          inputSizes[size],
          canClear && "pr-14",
        )}
      >
        {selected?.icon}
        <span className={cn("min-w-0 flex-1 truncate", selected === null && "text-muted-foreground")}>
          {selected?.label ?? props.placeholder ?? "Choose"}
        </span>
        {selected?.hint !== undefined && (
          <span className="shrink-0 text-xs text-muted-foreground">{selected.hint}</span>
        )}
        <ChevronsUpDown aria-hidden className={cn("text-muted-foreground", canClear && "absolute right-2.5")} />
      </BaseCombobox.Trigger>
      {canClear && (
        <button
          type="button"
          aria-label="Clear"
          onClick={() => props.onChange(null, null)}
          className="absolute top-1/2 right-8 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-muted-foreground hover:bg-hover hover:text-foreground"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </div>
  );
}

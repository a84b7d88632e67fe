"use client";

import { cn } from "@/components/ui/cn";

export type FilterChipsProps<Value extends string> = {
  /** What is filtered, for screen readers: "Status". */
  label: string;
  options: readonly { value: Value; label: string; count?: number }[];
  /** Null = no filter. */
  value: Value | null;
  onChange: (value: Value | null) => void;
  /** The chip for "no filter". */
  allLabel?: string;
  className?: string;
};

/** A filter with few values, all visible: one is chosen, or none. */
export function FilterChips<Value extends string>(props: FilterChipsProps<Value>) {
  const { label, options, value, onChange, allLabel = "All", className } = props;
  return (
    <div role="group" aria-label={label} className={cn("flex flex-wrap items-center gap-1", className)}>
      <Chip label={allLabel} active={value === null} onPress={() => onChange(null)} />
      {options.map((option) => (
        <Chip
          key={option.value}
          label={option.label}
          count={option.count}
          active={value === option.value}
          onPress={() => onChange(value === option.value ? null : option.value)}
        />
      ))}
    </div>
  );
}

type ChipProps = { label: string; count?: number | undefined; active: boolean; onPress: () => void };

function Chip({ label, count, active, onPress }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={active}
      onClick={onPress}
      className={cn(
        "inline-flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-xs font-medium transition-colors",
        active
          ? "border-brand-strong bg-brand-soft text-brand-text"
          : "border-border-strong text-muted-foreground hover:bg-hover hover:text-foreground",
      )}
    >
      {label}
      {count !== undefined && <span className="tabular-nums opacity-80">{count.toLocaleString("en")}</span>}
    </button>
  );
}

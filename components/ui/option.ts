import type { ReactNode } from "react";

export type OptionValue = string | number;

/** One choice of a select, combobox or multi-select. */
export type Option<Value extends OptionValue = string> = {
  value: Value;
  label: string;
  /** A second, quieter text: `#3`, a type, a count. */
  hint?: string;
  icon?: ReactNode;
  disabled?: boolean;
};

export const optionStyles =
  "flex min-h-7 cursor-default items-center gap-2 rounded-sm py-1 pr-2 pl-2 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground";

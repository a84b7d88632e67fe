"use client";

import { Combobox } from "@/components/ui/combobox";

export type ScenarioPickerProps = {
  scenarios: readonly { id: number; name: string; isActive: boolean }[];
  /** Marked as "this scenario". */
  currentId?: number;
  value: number | null;
  onChange: (id: number | null) => void;
  size?: "sm" | "md";
  disabled?: boolean;
};

/** Chooses one of the given scenarios. */
export function ScenarioPicker({
  scenarios,
  currentId,
  value,
  onChange,
  size = "md",
  disabled = false,
}: ScenarioPickerProps) {
  const options = scenarios.map(({ id, name, isActive }) => ({
    value: id,
    label: name,
    hint: `#${id}${id === currentId ? ", this scenario" : isActive ? "" : ", not active"}`,
  }));
  const isMissing = value !== null && !scenarios.some((one) => one.id === value);
  return (
    <Combobox
      size={size}
      value={value}
      onChange={(id) => onChange(id)}
      options={options}
      chosen={isMissing ? { value, label: `#${value}`, hint: "not found" } : null}
      placeholder="Choose a scenario"
      searchPlaceholder="Search by name"
      emptyText="This database has no such scenario."
      disabled={disabled}
      aria-label="Scenario"
    />
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { Combobox } from "@/components/ui/combobox";
import { databasesQuery } from "@/lib/api-client/databases";

export type DatabasePickerProps = {
  value: number | null;
  onChange: (id: number | null) => void;
  placeholder?: string;
  clearable?: boolean;
  disabled?: boolean;
  onBlur?: () => void;
  "aria-label"?: string;
};

/** Chooses a database. */
export function DatabasePicker({ placeholder = "Choose a database", ...props }: DatabasePickerProps) {
  const databases = useQuery(databasesQuery());
  const options = (databases.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name, hint: `#${id}` }));
  return (
    <Combobox
      {...props}
      onChange={(id) => props.onChange(id)}
      options={options}
      chosen={
        props.value === null ? null : { value: props.value, label: databases.isPending ? "…" : `#${props.value}` }
      }
      loading={databases.isPending}
      placeholder={placeholder}
      searchPlaceholder="Search databases"
      emptyText={databases.error?.message ?? "There is no such database."}
    />
  );
}

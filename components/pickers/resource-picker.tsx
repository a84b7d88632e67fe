"use client";

import { useQuery } from "@tanstack/react-query";
import { Combobox } from "@/components/ui/combobox";
import { resourcesQuery } from "@/lib/api-client/resources";

export type ResourcePickerProps = {
  value: number | null;
  onChange: (id: number | null) => void;
  /** Only resources that profiles of this database may subscribe to. */
  databaseId?: number | null;
  placeholder?: string;
  clearable?: boolean;
  disabled?: boolean;
  onBlur?: () => void;
  "aria-label"?: string;
};

/** Chooses a resource. */
export function ResourcePicker({
  databaseId = null,
  placeholder = "Choose a resource",
  ...props
}: ResourcePickerProps) {
  const resources = useQuery(resourcesQuery(databaseId === null ? {} : { databaseId }));
  const everything = useQuery(resourcesQuery());
  const options = (resources.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name, hint: `#${id}` }));
  const chosen = everything.data?.items.find((resource) => resource.id === props.value);
  return (
    <Combobox
      {...props}
      onChange={(id) => props.onChange(id)}
      options={options}
      // One that does not allow the database is shown nevertheless: what was chosen must not seem to be gone.
      chosen={
        props.value === null
          ? null
          : { value: props.value, label: chosen?.name ?? (everything.isPending ? "…" : `#${props.value}`) }
      }
      loading={resources.isPending}
      placeholder={placeholder}
      searchPlaceholder="Search resources"
      emptyText={databaseId === null ? "There is no such resource." : "No such resource allows this database."}
    />
  );
}

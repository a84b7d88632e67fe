"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { templateOptionsQuery, templateQuery } from "@/lib/api-client/templates";

export type TemplatePickerProps = {
  value: number | null;
  onChange: (id: number | null) => void;
  placeholder?: string;
  clearable?: boolean;
  disabled?: boolean;
  onBlur?: () => void;
  "aria-label"?: string;
};

/** Chooses a template; the server searches. */
export function TemplatePicker({ placeholder = "Choose a template", ...props }: TemplatePickerProps) {
  const [search, setSearch] = useState("");
  const templates = useQuery(templateOptionsQuery(search));
  const chosen = useQuery({ ...templateQuery(props.value ?? 0), enabled: props.value !== null });
  const options = (templates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name, hint: `#${id}` }));
  return (
    <Combobox
      {...props}
      onChange={(id) => props.onChange(id)}
      onSearch={setSearch}
      options={options}
      chosen={
        props.value === null
          ? null
          : { value: props.value, label: chosen.data?.name ?? (chosen.isPending ? "…" : `#${props.value}`) }
      }
      loading={templates.isFetching}
      placeholder={placeholder}
      searchPlaceholder="Search templates"
      emptyText={templates.error?.message ?? "There is no such template."}
    />
  );
}

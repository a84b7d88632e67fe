"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { scenariosQuery } from "@/lib/api-client/scenarios";
import type { ScenarioRow } from "@/lib/contracts/scenarios";

export type ActiveScenarioPickerProps = {
  databaseId: number;
  value: ScenarioRow | null;
  onChange: (scenario: ScenarioRow | null) => void;
  onBlur?: () => void;
};

/** Chooses one of a database's active scenarios; the server searches. */
export function ActiveScenarioPicker({ databaseId, value, onChange, onBlur }: ActiveScenarioPickerProps) {
  const [search, setSearch] = useState("");
  const filters = { databaseId, status: "active", sort: "name", desc: "false" } as const;
  const scenarios = useInfiniteQuery(scenariosQuery({ ...filters, ...(search === "" ? {} : { search }) }));
  const rows = scenarios.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Combobox
      aria-label="Scenario"
      value={value?.id ?? null}
      onChange={(id) => onChange(rows.find((row) => row.id === id) ?? null)}
      onSearch={setSearch}
      options={rows.map(toOption)}
      chosen={value === null ? null : toOption(value)}
      loading={scenarios.isPending}
      placeholder="Choose a scenario"
      searchPlaceholder="Search by name or #id"
      emptyText={
        scenarios.error?.message ??
        (search === "" ? "This database has no active scenario." : "No active scenario is called that.")
      }
      {...(onBlur === undefined ? {} : { onBlur })}
    />
  );
}

function toOption({ id, name }: ScenarioRow) {
  return { value: id, label: name, hint: `#${id}` };
}

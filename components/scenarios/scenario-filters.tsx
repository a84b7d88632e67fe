"use client";

import { useQuery } from "@tanstack/react-query";
import type { ScenarioFilterState } from "@/components/scenarios/use-scenario-filters";
import { Combobox } from "@/components/ui/combobox";
import { FilterChips } from "@/components/ui/filter-chips";
import { databasesQuery } from "@/lib/api-client/databases";
import { scenarioTagsQuery } from "@/lib/api-client/scenarios";

const STATUSES = [
  { value: "active", label: "Active" },
  { value: "inactive", label: "Inactive" },
] as const;
/** With one database there is nothing to filter by. */
const DATABASES_FROM = 2;

/** What the list of scenarios can be narrowed to. */
export function ScenarioFilters({ filters }: { filters: ScenarioFilterState }) {
  const { data: databases } = useQuery(databasesQuery());
  const { data: tags } = useQuery(scenarioTagsQuery());
  const isTrash = filters.view === "trash";
  return (
    <>
      {!isTrash && (
        <FilterChips label="Status" options={STATUSES} value={filters.status} onChange={filters.setStatus} />
      )}
      {(databases?.items.length ?? 0) >= DATABASES_FROM && (
        <Combobox
          aria-label="Database"
          size="sm"
          clearable
          value={filters.database}
          onChange={(id) => filters.setDatabase(id)}
          options={databases?.items.map(({ id, name }) => ({ value: id, label: name, hint: `#${id}` })) ?? []}
          placeholder="Any database"
          className="w-48"
        />
      )}
      {(tags?.tags.length ?? 0) > 0 && (
        <Combobox
          aria-label="Tag"
          size="sm"
          clearable
          value={filters.tag}
          onChange={(tag) => filters.setTag(tag)}
          options={tags?.tags.map((tag) => ({ value: tag, label: tag })) ?? []}
          placeholder="Any tag"
          className="w-40"
        />
      )}
    </>
  );
}

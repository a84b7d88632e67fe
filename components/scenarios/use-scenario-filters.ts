"use client";

import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { SCENARIO_SORTS } from "@/lib/contracts/scenarios";

const STATUSES = ["active", "inactive"] as const;
export type ScenarioStatus = (typeof STATUSES)[number];

/** Search, filters and order of the list; they stand in the address, so that it can be shared and gone back to. */
export function useScenarioFilters() {
  const [state, setState] = useQueryStates({
    view: parseAsStringLiteral(["current", "trash"]).withDefault("current"),
    search: parseAsString.withDefault(""),
    status: parseAsStringLiteral(STATUSES),
    database: parseAsInteger,
    tag: parseAsString,
    sort: parseAsStringLiteral(SCENARIO_SORTS).withDefault("updated"),
    desc: parseAsBoolean.withDefault(true),
  });
  const { view, search, status, database, tag, sort, desc } = state;
  return {
    ...state,
    query: {
      view,
      sort,
      desc: desc ? "true" : "false",
      ...(search === "" ? {} : { search }),
      ...(status === null || view === "trash" ? {} : { status }),
      ...(database === null ? {} : { databaseId: database }),
      ...(tag === null ? {} : { tag }),
    },
    isFiltered: search !== "" || status !== null || database !== null || tag !== null,
    setView: (next: typeof view) => void setState({ view: next }),
    setSearch: (next: string) => void setState({ search: next === "" ? null : next }),
    setStatus: (next: ScenarioStatus | null) => void setState({ status: next }),
    setDatabase: (next: number | null) => void setState({ database: next }),
    setTag: (next: string | null) => void setState({ tag: next }),
    setOrder: (next: { sort: typeof sort; desc: boolean } | null) => void setState(next ?? { sort: null, desc: null }),
  };
}

export type ScenarioFilterState = ReturnType<typeof useScenarioFilters>;

import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import { getScenarioContext } from "@/lib/contracts/scenario-context";
import {
  activateScenario,
  cloneScenario,
  createScenario,
  getScenario,
  listScenarios,
  listScenarioTags,
  restoreScenario,
  stopScenario,
  trashScenario,
  updateScenario,
} from "@/lib/contracts/scenarios";

export type ScenarioFilters = Omit<z.input<NonNullable<(typeof listScenarios)["query"]>>, "cursor" | "limit">;

export const scenarioKeys = {
  all: ["scenarios"] as const,
  lists: ["scenarios", "list"] as const,
  list: (filters: ScenarioFilters) => ["scenarios", "list", filters] as const,
  tags: ["scenarios", "tags"] as const,
  one: (id: number) => ["scenarios", "one", id] as const,
  context: (id: number) => ["scenarios", "context", id] as const,
};

/** "Profiles inside now" grows old quickly. */
const LIST_REFRESH_MS = 5_000;

/** The scenarios, page by page; asked again while the list is looked at. */
export function scenariosQuery(filters: ScenarioFilters) {
  return infiniteQueryOptions({
    queryKey: scenarioKeys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      callApi(listScenarios, {
        query: { ...filters, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: firstPage(),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LIST_REFRESH_MS,
  });
}

const firstPage = (): string | null => null;

export function scenarioTagsQuery() {
  return queryOptions({
    queryKey: scenarioKeys.tags,
    queryFn: ({ signal }) => callApi(listScenarioTags, { signal }),
  });
}

/** All that the editor begins with. Read once per visit: from then on the editor knows better. */
export function scenarioQuery(id: number) {
  return queryOptions({
    queryKey: scenarioKeys.one(id),
    queryFn: ({ signal }) => callApi(getScenario, { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** What settings may refer to; asked again when one comes back from another window. */
export function scenarioContextQuery(id: number) {
  return queryOptions({
    queryKey: scenarioKeys.context(id),
    queryFn: ({ signal }) => callApi(getScenarioContext, { params: { id }, signal }),
    staleTime: 0,
    refetchOnWindowFocus: "always",
  });
}

function useRefreshLists() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: scenarioKeys.lists }),
      client.invalidateQueries({ queryKey: scenarioKeys.tags }),
    ]);
}

export function useCreateScenario() {
  const refresh = useRefreshLists();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<(typeof createScenario)["body"]>>) => callApi(createScenario, { body }),
    onSuccess: refresh,
  });
}

export function useUpdateScenario(id: number) {
  const refresh = useRefreshLists();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<(typeof updateScenario)["body"]>>) =>
      callApi(updateScenario, { params: { id }, body }),
    onSuccess: refresh,
  });
}

/** Activates, stops, clones, moves to the trash and back: what the list's menu does. */
export function useScenarioActions() {
  const refresh = useRefreshLists();
  const options = { onSuccess: refresh };
  const activate = useMutation({
    mutationFn: (id: number) => callApi(activateScenario, { params: { id } }),
    ...options,
  });
  const stop = useMutation({
    mutationFn: ({ id, keepProfiles }: { id: number; keepProfiles: boolean }) =>
      callApi(stopScenario, { params: { id }, body: { keepProfiles } }),
    ...options,
  });
  const clone = useMutation({
    mutationFn: (id: number) => callApi(cloneScenario, { params: { id }, body: {} }),
    ...options,
  });
  const trash = useMutation({ mutationFn: (id: number) => callApi(trashScenario, { params: { id } }), ...options });
  const restore = useMutation({ mutationFn: (id: number) => callApi(restoreScenario, { params: { id } }), ...options });
  return { activate, stop, clone, trash, restore };
}

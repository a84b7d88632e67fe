import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client/call-api";
import {
  cancelScenarioOperation,
  countPopulation,
  listPopulations,
  listScenarioOperations,
  sendPopulation,
} from "@/lib/contracts/scenario-operations";

export const operationKeys = {
  of: (id: number) => ["scenario-operations", id] as const,
  populations: (id: number) => ["scenario-operations", id, "populations"] as const,
  count: (id: number, segmentId: number | null) => ["scenario-operations", id, "count", segmentId] as const,
};

const RUNNING_REFRESH_MS = 1_000;
const IDLE_REFRESH_MS = 15_000;

/** What is being done with a scenario's profiles; asked each second while something is. */
export function operationsQuery(id: number) {
  return queryOptions({
    queryKey: operationKeys.of(id),
    queryFn: ({ signal }) => callApi(listScenarioOperations, { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.operations.some((one) => one.state === "running") ? RUNNING_REFRESH_MS : IDLE_REFRESH_MS,
    staleTime: 0,
  });
}

/** The segments that may be sent into a scenario. */
export function populationsQuery(id: number) {
  return queryOptions({
    queryKey: operationKeys.populations(id),
    queryFn: ({ signal }) => callApi(listPopulations, { params: { id }, signal }),
    staleTime: 0,
  });
}

/** How many would be sent now; `segmentId` null = all of the database. */
export function populationCountQuery(id: number, segmentId: number | null) {
  return queryOptions({
    queryKey: operationKeys.count(id, segmentId),
    queryFn: ({ signal }) =>
      callApi(countPopulation, { params: { id }, query: segmentId === null ? {} : { segmentId }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Sends a segment, or all of the database, into the scenario. */
export function useSendPopulation(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (segmentId: number | null) => callApi(sendPopulation, { params: { id }, body: { segmentId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: operationKeys.of(id) }),
  });
}

export function useCancelOperation(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (operationId: string) => callApi(cancelScenarioOperation, { params: { id, operationId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: operationKeys.of(id) }),
  });
}

import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { operationKeys } from "@/lib/api-client/scenario-operations";
import type { FailedKind } from "@/lib/domain/scenario/failed-passes";
import { callApi } from "@/lib/api-client/call-api";
import {
  getPeriodStatistics,
  listFailedProfiles,
  listInsideProfiles,
  type LiveNumbers,
  liveNumbersSchema,
  moveProfiles,
  removeProfilesFromScenario,
  retryProfiles,
} from "@/lib/contracts/scenario-statistics";

export const statisticsKeys = {
  period: (id: number, from: string, to: string) => ["scenario-statistics", id, "period", from, to] as const,
  inside: (id: number, nodeId: number) => ["scenario-statistics", id, "inside", nodeId] as const,
  failed: (id: number, kind: FailedKind) => ["scenario-statistics", id, "failed", kind] as const,
  allInside: (id: number) => ["scenario-statistics", id, "inside"] as const,
};

const REFRESH_MS = 15_000;
const FAILED_REFRESH_MS = 2_000;

/** Numbers of the days `from` to `to` (both included, `yyyy-MM-dd` in the account's zone). */
export function periodQuery(id: number, { from, to }: { from: string; to: string }) {
  return queryOptions({
    queryKey: statisticsKeys.period(id, from, to),
    queryFn: ({ signal }) => callApi(getPeriodStatistics, { params: { id }, query: { from, to }, signal }),
    refetchInterval: REFRESH_MS,
    // The panel shows until when the numbers count; old ones would belie it.
    staleTime: 0,
  });
}

/** Who stands in an element now, page by page. */
export function insideQuery(id: number, nodeId: number) {
  return infiniteQueryOptions({
    queryKey: statisticsKeys.inside(id, nodeId),
    queryFn: ({ pageParam, signal }) =>
      callApi(listInsideProfiles, {
        params: { id, nodeId },
        query: pageParam === null ? {} : { cursor: pageParam },
        signal,
      }),
    initialPageParam: firstPage(),
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
}

/** In whose pass something went wrong, page by page. */
export function failedQuery(id: number, kind: FailedKind) {
  return infiniteQueryOptions({
    queryKey: statisticsKeys.failed(id, kind),
    queryFn: ({ pageParam, signal }) =>
      callApi(listFailedProfiles, {
        params: { id },
        query: pageParam === null ? { kind } : { kind, cursor: pageParam },
        signal,
      }),
    initialPageParam: firstPage(),
    getNextPageParam: (page) => page.nextCursor,
    // Who goes on may fail again a moment later.
    refetchInterval: FAILED_REFRESH_MS,
    staleTime: 0,
  });
}

/** Lets failed passes go on. */
export function useRetryProfiles(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<(typeof retryProfiles)["body"]>>) =>
      callApi(retryProfiles, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["scenario-statistics", id] }),
  });
}

const firstPage = (): string | null => null;

/** Takes one pass, everybody in an element, or everybody out of the scenario. */
export function useRemoveProfiles(id: number) {
  const onSuccess = useRefreshInside(id);
  return useMutation({
    mutationFn: (body: z.input<NonNullable<(typeof removeProfilesFromScenario)["body"]>>) =>
      callApi(removeProfilesFromScenario, { params: { id }, body }),
    onSuccess,
  });
}

/** Lets one pass, or everybody in an element, go on at another element. */
export function useMoveProfiles(id: number) {
  const onSuccess = useRefreshInside(id);
  return useMutation({
    mutationFn: (body: z.input<NonNullable<(typeof moveProfiles)["body"]>>) =>
      callApi(moveProfiles, { params: { id }, body }),
    onSuccess,
  });
}

/** Who stands where has changed; many go in the background, which the bars show. */
function useRefreshInside(id: number) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: statisticsKeys.allInside(id) }),
      client.invalidateQueries({ queryKey: operationKeys.of(id) }),
    ]);
}

/** Where the apicontent of a pass is downloaded from. */
export function apicontentUrl(id: number, { profileId, passId }: { profileId: string; passId: string }): string {
  return `/api/internal/scenarios/${id}/profiles/${profileId}/passes/${passId}/apicontent`;
}

export type LiveListener = {
  onNumbers: (numbers: LiveNumbers) => void;
  /** False while the stream is broken; the browser connects again by itself. */
  onConnected: (isConnected: boolean) => void;
};

/** Listens to the profiles inside, pushed by the server. Returns how to stop. */
export function watchScenario(id: number, { onNumbers, onConnected }: LiveListener): () => void {
  const source = new EventSource(`/api/internal/scenarios/${id}/live`);
  source.onopen = () => onConnected(true);
  source.onerror = () => onConnected(false);
  source.onmessage = (event: MessageEvent<unknown>) => {
    const parsed = liveNumbersSchema.safeParse(typeof event.data === "string" ? JSON.parse(event.data) : null);
    if (parsed.success) onNumbers(parsed.data);
  };
  return () => source.close();
}

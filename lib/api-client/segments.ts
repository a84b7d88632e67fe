import { keepPreviousData, queryOptions, skipToken, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import {
  countCondition,
  createSegment,
  deleteSegment,
  getConditionLists,
  listProfileSegments,
  listSegments,
  recountSegment,
  setProfileSegment,
  updateSegment,
} from "@/lib/contracts/segments";
import type { Condition } from "@/lib/domain/conditions/condition";

export type SegmentFilter = { search?: string; databaseId?: number };

const segmentKeys = {
  all: ["segments"] as const,
  list: (filter: SegmentFilter) => ["segments", "list", filter] as const,
  lists: (databaseId: number) => ["segments", "condition-lists", databaseId] as const,
  count: (databaseId: number, condition: unknown) => ["segments", "count", databaseId, condition] as const,
  ofProfile: (profileId: string) => ["segments", "profile", profileId] as const,
};
/** A refresh under way moves on by itself. */
const REFRESHING_MS = 2_000;
const COUNT_FRESH_MS = 30_000;

/** Segments by name; while one is refreshed the list follows it. */
export function segmentsQuery(filter: SegmentFilter = {}) {
  return queryOptions({
    queryKey: segmentKeys.list(filter),
    queryFn: ({ signal }) => callApi(listSegments, { query: filter, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ refreshing }) => refreshing !== null) ? REFRESHING_MS : false,
  });
}

/** What a condition over a database may name. */
export function conditionListsQuery(databaseId: number) {
  return queryOptions({
    queryKey: segmentKeys.lists(databaseId),
    queryFn: ({ signal }) => callApi(getConditionLists, { params: { id: databaseId }, signal }),
  });
}

/** How many profiles a condition holds for, and what is wrong with it; nothing is asked while it is null. */
export function conditionCountQuery(databaseId: number, condition: Condition | null) {
  return queryOptions({
    queryKey: segmentKeys.count(databaseId, condition),
    queryFn:
      condition === null
        ? skipToken
        : ({ signal }) => callApi(countCondition, { body: { databaseId, condition }, signal }),
    placeholderData: keepPreviousData,
    staleTime: COUNT_FRESH_MS,
    retry: false,
  });
}

/** The lists that a profile is in, and those that it is not in. */
export function profileSegmentsQuery(profileId: string) {
  return queryOptions({
    queryKey: segmentKeys.ofProfile(profileId),
    queryFn: ({ signal }) => callApi(listProfileSegments, { params: { id: profileId }, signal }),
  });
}

/** Creates a segment; answers its id. */
export function useCreateSegment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof createSegment.body>>) => callApi(createSegment, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: segmentKeys.all }),
  });
}

/** Changes a segment. */
export function useUpdateSegment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number } & z.input<NonNullable<typeof updateSegment.body>>) =>
      callApi(updateSegment, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: segmentKeys.all }),
  });
}

/** Deletes a segment; refused while something uses it. */
export function useDeleteSegment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => callApi(deleteSegment, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: segmentKeys.all }),
  });
}

/** Counts a segment now. */
export function useRecountSegment() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => callApi(recountSegment, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: segmentKeys.all }),
  });
}

/** Puts a profile into a static segment or takes it out. */
export function useSetProfileSegment(profileId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof setProfileSegment.body>>) =>
      callApi(setProfileSegment, { params: { id: profileId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: segmentKeys.all }),
  });
}

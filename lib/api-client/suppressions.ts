import { infiniteQueryOptions, keepPreviousData, useMutation, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client/call-api";
import {
  addSuppression,
  listSuppressions,
  removeSuppression,
  type SuppressionForm,
} from "@/lib/contracts/suppressions";

const suppressionKeys = {
  all: ["suppressions"] as const,
  list: (search: string) => ["suppressions", "list", search] as const,
};
const FIRST_PAGE: string | null = null;

/** Addresses that the account writes to no more, page after page. */
export function suppressionsQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: suppressionKeys.list(search),
    queryFn: ({ pageParam, signal }) =>
      callApi(listSuppressions, { query: { search, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Ends all letters to an address. */
export function useAddSuppression() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SuppressionForm) => callApi(addSuppression, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: suppressionKeys.all }),
  });
}

/** Takes an address off the list. */
export function useRemoveSuppression() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (address: string) => callApi(removeSuppression, { query: { address } }),
    onSuccess: () => client.invalidateQueries({ queryKey: suppressionKeys.all }),
  });
}

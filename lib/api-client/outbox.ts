import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { callApi } from "@/lib/api-client/call-api";
import { clearOutbox, getOutboxLetter, listOutbox } from "@/lib/contracts/outbox";

export const outboxKeys = {
  all: ["outbox"] as const,
  list: (search: string) => ["outbox", "list", search] as const,
  one: (id: string) => ["outbox", "one", id] as const,
};

const FIRST_PAGE: string | null = null;
const REFRESH_MS = 3_000;

/** Kept letters, newest first; looks again while the page is open. */
export function outboxQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: outboxKeys.list(search),
    queryFn: ({ pageParam, signal }) =>
      callApi(listOutbox, { query: { search, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

/** One letter as it would arrive; it never changes. */
export function outboxLetterQuery(id: string) {
  return queryOptions({
    queryKey: outboxKeys.one(id),
    queryFn: ({ signal }) => callApi(getOutboxLetter, { params: { id }, signal }),
    staleTime: Infinity,
  });
}

/** Throws all kept letters away. */
export function useClearOutbox() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(clearOutbox),
    onSuccess: () => client.invalidateQueries({ queryKey: outboxKeys.all }),
  });
}

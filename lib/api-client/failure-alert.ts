import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import { getFailureAlert, setFailureAlert } from "@/lib/contracts/failure-alert";

const REFRESH_MS = 30_000;
const keyOf = (id: number) => ["failure-alert", id] as const;

/** When the failures of a scenario are too many, and whether they are now. */
export function failureAlertQuery(id: number) {
  return queryOptions({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => callApi(getFailureAlert, { params: { id }, signal }),
    refetchInterval: REFRESH_MS,
    staleTime: 0,
  });
}

export function useSetFailureAlert(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<(typeof setFailureAlert)["body"]>>) =>
      callApi(setFailureAlert, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(id) }),
  });
}

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import { getAccount, updateAccount } from "@/lib/contracts/account";

export const accountKeys = { all: ["account"] as const };

/** The account's name and zone. */
export function accountQuery() {
  return queryOptions({ queryKey: accountKeys.all, queryFn: ({ signal }) => callApi(getAccount, { signal }) });
}

/** Changes them. */
export function useUpdateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof updateAccount.body>>) => callApi(updateAccount, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: accountKeys.all }),
  });
}

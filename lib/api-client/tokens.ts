import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import { createToken, listTokens, revokeToken } from "@/lib/contracts/tokens";

export const tokenKeys = { all: ["tokens"] as const };

/** The account's API tokens. */
export function tokensQuery() {
  return queryOptions({ queryKey: tokenKeys.all, queryFn: ({ signal }) => callApi(listTokens, { signal }) });
}

/** Makes a token; answers it once. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof createToken.body>>) => callApi(createToken, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokenKeys.all }),
  });
}

/** Ends a token for good. */
export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => callApi(revokeToken, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokenKeys.all }),
  });
}

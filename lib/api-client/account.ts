import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import { updateAccount } from "@/lib/contracts/account";

const accountKeys = { all: ["account"] as const };

/** Changes the account's name and zone. */
export function useUpdateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof updateAccount.body>>) => callApi(updateAccount, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: accountKeys.all }),
  });
}

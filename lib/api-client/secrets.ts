import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client/call-api";
import { createSecret, deleteSecret, listSecrets, updateSecret } from "@/lib/contracts/secrets";

const secretKeys = { all: ["secrets"] as const };

/** The account's secrets, without their values. */
export function secretsQuery() {
  return queryOptions({ queryKey: secretKeys.all, queryFn: ({ signal }) => callApi(listSecrets, { signal }) });
}

type SecretToSave = { id: number | null; name: string; hosts: string[]; value: string };

/** Adds a secret (`id` null) or changes one; an empty value keeps the stored one. */
export function useSaveSecret() {
  return useSecretChange(({ id, name, hosts, value }: SecretToSave) =>
    id === null
      ? callApi(createSecret, { body: { name, hosts, value } })
      : callApi(updateSecret, { params: { id }, body: { hosts, ...(value === "" ? {} : { value }) } }),
  );
}

/** Removes a secret. */
export function useDeleteSecret() {
  return useSecretChange((id: number) => callApi(deleteSecret, { params: { id } }));
}

function useSecretChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: secretKeys.all }),
        // Editors of scenarios know the names.
        client.invalidateQueries({ queryKey: ["scenarios"] }),
      ]),
  });
}

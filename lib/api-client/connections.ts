import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client/call-api";
import {
  createConnection,
  deleteConnection,
  listConnections,
  testConnection,
  updateConnection,
  type ConnectionInput,
} from "@/lib/contracts/connections";

const connectionKeys = { all: ["connections"] as const };

/** The account's connections, without their secret values. */
export function connectionsQuery() {
  return queryOptions({ queryKey: connectionKeys.all, queryFn: ({ signal }) => callApi(listConnections, { signal }) });
}

/** Adds a connection (`id` null) or changes one. */
export function useSaveConnection() {
  return useConnectionChange(({ id, body }: { id: number | null; body: ConnectionInput }) =>
    id === null ? callApi(createConnection, { body }) : callApi(updateConnection, { params: { id }, body }),
  );
}

/** Removes a connection. */
export function useDeleteConnection() {
  return useConnectionChange((id: number) => callApi(deleteConnection, { params: { id } }));
}

/** Asks an address with the connection. */
export function useTestConnection() {
  return useMutation({
    mutationFn: ({ id, url }: { id: number; url: string }) =>
      callApi(testConnection, { params: { id }, body: { url } }),
  });
}

function useConnectionChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: connectionKeys.all }),
        // Editors of scenarios offer them.
        client.invalidateQueries({ queryKey: ["scenarios"] }),
      ]),
  });
}

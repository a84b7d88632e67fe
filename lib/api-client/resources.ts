import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import { createResource, listResources, updateResource } from "@/lib/contracts/resources";

export type ResourceFilter = { search?: string; databaseId?: number };

export const resourceKeys = {
  all: ["resources"] as const,
  list: (filter: ResourceFilter) => ["resources", "list", filter] as const,
};

/** Resources by name, or those that profiles of a database may subscribe to. */
export function resourcesQuery(filter: ResourceFilter = {}) {
  return queryOptions({
    queryKey: resourceKeys.list(filter),
    queryFn: ({ signal }) => callApi(listResources, { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Creates a resource; answers its id. */
export function useCreateResource() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof createResource.body>>) => callApi(createResource, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: resourceKeys.all }),
  });
}

/** Changes a resource. */
export function useUpdateResource() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number } & z.input<NonNullable<typeof updateResource.body>>) =>
      callApi(updateResource, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: resourceKeys.all }),
  });
}

import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import {
  createTemplate,
  deleteTemplate,
  duplicateTemplate,
  getTemplate,
  listTemplates,
  saveTemplate,
  type TEMPLATE_SORTS,
} from "@/lib/contracts/templates";

export type TemplateFilter = { search: string; sort: (typeof TEMPLATE_SORTS)[number]; desc: boolean };

export const templateKeys = {
  all: ["templates"] as const,
  lists: ["templates", "list"] as const,
  list: (filter: TemplateFilter) => ["templates", "list", filter] as const,
  options: (search: string) => ["templates", "list", "options", search] as const,
  one: (id: number) => ["templates", "one", id] as const,
};

const FIRST_PAGE: string | null = null;
const OPTIONS_MAX = 50;

/** Templates, page after page. */
export function templatesQuery({ search, sort, desc }: TemplateFilter) {
  return infiniteQueryOptions({
    queryKey: templateKeys.list({ search, sort, desc }),
    queryFn: ({ pageParam, signal }) =>
      callApi(listTemplates, {
        query: { search, sort, desc: String(desc), ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** The templates by name that a picker offers. */
export function templateOptionsQuery(search: string) {
  return queryOptions({
    queryKey: templateKeys.options(search),
    queryFn: ({ signal }) =>
      callApi(listTemplates, { query: { search, sort: "name", desc: "false", limit: OPTIONS_MAX }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** One template with its words. */
export function templateQuery(id: number) {
  return queryOptions({
    queryKey: templateKeys.one(id),
    queryFn: ({ signal }) => callApi(getTemplate, { params: { id }, signal }),
  });
}

/** Makes a template; answers its id. */
export function useCreateTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof createTemplate.body>>) => callApi(createTemplate, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: templateKeys.lists }),
  });
}

/** Saves a template on top of the revision that was edited. */
export function useSaveTemplate(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof saveTemplate.body>>) =>
      callApi(saveTemplate, { params: { id }, body }),
    onSuccess: (template) => {
      client.setQueryData(templateKeys.one(id), template);
      // The lists are read again when they are next seen; the save need not wait for that.
      void client.invalidateQueries({ queryKey: templateKeys.lists });
    },
  });
}

/** Copies a template; answers the copy's id and name. */
export function useDuplicateTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => callApi(duplicateTemplate, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: templateKeys.lists }),
  });
}

/** Deletes a template that no mailing uses. */
export function useDeleteTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => callApi(deleteTemplate, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: templateKeys.lists }),
  });
}

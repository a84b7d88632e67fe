import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import {
  addField,
  createDatabase,
  type Database,
  getDatabase,
  getFieldUsage,
  listDatabases,
  removeField,
  updateDatabase,
  updateField,
} from "@/lib/contracts/databases";

export const databaseKeys = {
  all: ["databases"] as const,
  list: (search: string) => ["databases", "list", search] as const,
  one: (id: number) => ["databases", "one", id] as const,
  field: (id: number, fieldId: number) => ["databases", "field", id, fieldId] as const,
};

/** The databases whose name contains the search. */
export function databasesQuery(search = "") {
  return queryOptions({
    queryKey: databaseKeys.list(search),
    queryFn: ({ signal }) => callApi(listDatabases, { query: { search }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** One database with its fields. */
export function databaseQuery(id: number) {
  return queryOptions({
    queryKey: databaseKeys.one(id),
    queryFn: ({ signal }) => callApi(getDatabase, { params: { id }, signal }),
  });
}

/** What uses a custom field, and how many profiles have a value in it. */
export function fieldUsageQuery(databaseId: number, fieldId: number) {
  return queryOptions({
    queryKey: databaseKeys.field(databaseId, fieldId),
    queryFn: ({ signal }) => callApi(getFieldUsage, { params: { id: databaseId, fieldId }, signal }),
    // It is asked before something is lost.
    staleTime: 0,
    gcTime: 0,
  });
}

/** Creates a database; answers its id. */
export function useCreateDatabase() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof createDatabase.body>>) => callApi(createDatabase, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: databaseKeys.all }),
  });
}

/** Changes name, description or the rule for e-mails of a database. */
export function useUpdateDatabase(id: number) {
  const onSuccess = useTakeDatabase();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof updateDatabase.body>>) =>
      callApi(updateDatabase, { params: { id }, body }),
    onSuccess,
  });
}

/** Adds a custom field. */
export function useAddField(databaseId: number) {
  const onSuccess = useTakeDatabase();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof addField.body>>) =>
      callApi(addField, { params: { id: databaseId }, body }),
    onSuccess,
  });
}

/** Changes what may change of a custom field. */
export function useUpdateField(databaseId: number) {
  const onSuccess = useTakeDatabase();
  return useMutation({
    mutationFn: ({ fieldId, ...body }: { fieldId: number } & z.input<NonNullable<typeof updateField.body>>) =>
      callApi(updateField, { params: { id: databaseId, fieldId }, body }),
    onSuccess,
  });
}

/** Removes a custom field and its values. */
export function useRemoveField(databaseId: number) {
  const onSuccess = useTakeDatabase();
  return useMutation({
    mutationFn: (fieldId: number) => callApi(removeField, { params: { id: databaseId, fieldId } }),
    onSuccess,
  });
}

function useTakeDatabase() {
  const client = useQueryClient();
  return async (database: Database) => {
    client.setQueryData(databaseKeys.one(database.id), database);
    await client.invalidateQueries({ queryKey: ["databases", "list"] });
  };
}

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import {
  cancelFileImport,
  downloadWrongRows,
  getFileImport,
  getUpload,
  listFileImports,
  startFileImport,
} from "@/lib/contracts/imports";

const importKeys = {
  all: (databaseId: number) => ["imports", databaseId] as const,
  list: (databaseId: number) => ["imports", databaseId, "list"] as const,
  one: (databaseId: number, id: number) => ["imports", databaseId, "one", id] as const,
  upload: (databaseId: number, id: number) => ["imports", databaseId, "upload", id] as const,
};
/** An import under way moves on by itself. */
const RUNNING_MS = 1_000;

/** The imports of a database; while one runs the list follows it. */
export function importsQuery(databaseId: number) {
  return queryOptions({
    queryKey: importKeys.list(databaseId),
    queryFn: ({ signal }) => callApi(listFileImports, { params: { id: databaseId }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === "running") === true ? RUNNING_MS : false,
  });
}

/** How far an import is. */
export function importQuery(databaseId: number, id: number) {
  return queryOptions({
    queryKey: importKeys.one(databaseId, id),
    queryFn: ({ signal }) => callApi(getFileImport, { params: { id: databaseId, importId: id }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? RUNNING_MS : false),
  });
}

/** A file that was sent, with its first rows. */
export function uploadQuery(databaseId: number, id: number) {
  return queryOptions({
    queryKey: importKeys.upload(databaseId, id),
    queryFn: ({ signal }) => callApi(getUpload, { params: { id: databaseId, uploadId: id }, signal }),
  });
}

/** Starts an import or a trial; answers its number. */
export function useStartImport(databaseId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof startFileImport.body>>) =>
      callApi(startFileImport, { params: { id: databaseId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: importKeys.list(databaseId) }),
  });
}

/** Ends an import; what is done stays. */
export function useCancelImport(databaseId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (importId: number) => callApi(cancelFileImport, { params: { id: databaseId, importId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: importKeys.all(databaseId) }),
  });
}

/** Where the rows that were not imported can be downloaded. */
export function wrongRowsHref(databaseId: number, importId: number): string {
  return downloadWrongRows.path.replace("[id]", String(databaseId)).replace("[importId]", String(importId));
}

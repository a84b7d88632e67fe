import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import {
  createSender,
  deleteSender,
  listSenders,
  makeSenderDefault,
  type senderSettings,
  testSender,
  updateSender,
} from "@/lib/contracts/senders";

export const senderKeys = { all: ["senders"] as const };

/** The account's senders, and what sends without one. */
export function sendersQuery() {
  return queryOptions({ queryKey: senderKeys.all, queryFn: ({ signal }) => callApi(listSenders, { signal }) });
}

/** Adds a sender (`id` null) or changes one. */
export function useSaveSender() {
  return useSenderChange(({ id, settings }: { id: number | null; settings: z.input<typeof senderSettings> }) =>
    id === null ? callApi(createSender, { body: settings }) : callApi(updateSender, { params: { id }, body: settings }),
  );
}

/** Makes a sender the default one. */
export function useMakeSenderDefault() {
  return useSenderChange((id: number) => callApi(makeSenderDefault, { params: { id } }));
}

/** Removes a sender. */
export function useDeleteSender() {
  return useSenderChange((id: number) => callApi(deleteSender, { params: { id } }));
}

/** Sends a test letter; answers what the server said. */
export function useTestSender() {
  return useMutation({
    mutationFn: (body: z.input<NonNullable<typeof testSender.body>>) => callApi(testSender, { body }),
  });
}

function useSenderChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: senderKeys.all }),
        // Mailings say which sender they go out with.
        client.invalidateQueries({ queryKey: ["mailings"] }),
      ]),
  });
}

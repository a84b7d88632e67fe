import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import { senderKeys } from "@/lib/api-client/senders";
import { checkSenderDkim, type dkimSettings, removeSenderDkim, setSenderDkim } from "@/lib/contracts/sender-dkim";

/** Gives a sender a key: a pasted one, else a new one. */
export function useSetSenderDkim() {
  return useDkimChange(({ id, settings }: { id: number; settings: z.input<typeof dkimSettings> }) =>
    callApi(setSenderDkim, { params: { id }, body: settings }),
  );
}

/** Forgets a sender's key. */
export function useRemoveSenderDkim() {
  return useDkimChange((id: number) => callApi(removeSenderDkim, { params: { id } }));
}

/** Looks the record up in DNS. */
export function useCheckSenderDkim() {
  return useMutation({ mutationFn: (id: number) => callApi(checkSenderDkim, { params: { id } }) });
}

function useDkimChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: senderKeys.all }),
  });
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "@/lib/api-client/call-api";
import { senderKeys } from "@/lib/api-client/senders";
import {
  type mailboxForm,
  removeSenderMailbox,
  setSenderMailbox,
  testSenderMailbox,
} from "@/lib/contracts/sender-mailbox";

type Input = { id: number; settings: z.input<typeof mailboxForm> };

/** Has a sender's letters come back to a mailbox that is read. */
export function useSetSenderMailbox() {
  return useMailboxChange(({ id, settings }: Input) => callApi(setSenderMailbox, { params: { id }, body: settings }));
}

/** Forgets the mailbox. */
export function useRemoveSenderMailbox() {
  return useMailboxChange((id: number) => callApi(removeSenderMailbox, { params: { id } }));
}

/** Signs in to a mailbox, saved or not. */
export function useTestSenderMailbox() {
  return useMutation({
    mutationFn: ({ id, settings }: Input) => callApi(testSenderMailbox, { params: { id }, body: settings }),
  });
}

function useMailboxChange<Change, Answer>(change: (input: Change) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: senderKeys.all }),
  });
}
